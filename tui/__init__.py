"""Everything deraa-tui shows, prints or listens to. What it knows is in `index`; only screens and the command line
ask it.
"""
