"""Which sentences of two reports tell one fact, and how their wording differs.

`signs` measures what speaks for it, `likelihood` weighs the signs (`weights.json`), `alignment` decides, `wording`
marks the words that changed, `level_rows` says which links can stand level on a screen. What the facts are is not
asked here.
"""
