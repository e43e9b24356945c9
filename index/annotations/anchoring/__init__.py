"""Where a passage is in a text: described so that it is found again, and found again after the text has changed.

`anchoring` has the two inverses, `describe` and `anchor`; `candidates` proposes places, `evidence` weighs them. Nothing
here reads or writes a file.
"""
