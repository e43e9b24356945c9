"""The widgets: handed values, posting messages in the past tense; they never ask the workspace and never touch a
sibling. `views` show text, `panes` are halves of a screen made of other widgets, the rest are single lines and lists.
"""
