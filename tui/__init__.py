"""Everything deraa-tui shows, prints or listens to. What it knows is in `index`; screens and commands ask it, never
widgets.
"""
