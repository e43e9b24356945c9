"""Keeping up with the folder: what is new or changed is read, what is gone is dropped, in processes of their own.

`refresh` is the work; `process` runs it in a child and tells how far it is; `limited` reads files in another child that
the system ends when one takes too long, where `analysis` makes what is kept of each report, sent by `numbering`;
`shelf` hands out articles; `watching` hears of changes.
"""
