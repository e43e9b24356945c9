"""What the folder's reports say about names, kept so that it follows each report that comes, changes or goes.

`counts` keeps what is told of each name, as `index.names.corpus` adds it up; `families` what was learned of it;
`following` brings both up to date, by the rules of `index.names`. What is kept is what learning from all reports anew
would give: tests/catalogue/test_names_kept.py holds that.
"""
