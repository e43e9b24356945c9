"""Which sentences of two reports tell one fact, and how their wording differs.

`pair_score` says how likely two sentences tell one fact, `alignment` decides, `wording` marks the words that changed,
`level_rows` says which links can stand level on a screen. What the facts are is not asked here.
"""
