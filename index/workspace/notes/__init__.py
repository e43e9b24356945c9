"""The user's notes on a folder's reports: `notebook` makes, changes and places them, `finding` finds them by a query,
`whereabouts` tells where one is whose report goes by another name now, `left_behind` finds those of a folder that was
renamed, `links` says what one is to another, `importing` takes in those of other programs.
"""
