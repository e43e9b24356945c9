"""What the library does, a controller for each thing: it is handed the panes it works on, and asks of its screen what
its own protocol says. None knows another.
"""
