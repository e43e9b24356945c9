"""The user's notes on a folder's reports: `notebook` makes, changes and places them, `finding` finds them by a query,
`links` says what one is to another, `importing` takes in those of other programs.
"""
