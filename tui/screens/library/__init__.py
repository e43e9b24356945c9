"""The library, where the user searches, reads and annotates: the screen, what its keys offer and where its ways back
lead; `controllers` do the rest.
"""
