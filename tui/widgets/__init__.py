"""The widgets: handed values, posting messages in the past tense; they never ask the workspace and never touch a
sibling.
"""
