"""The spellings of one name: how names sound, the forms they are written in, the families learned from a folder's
reports.
"""
