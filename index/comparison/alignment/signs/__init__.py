"""What speaks for two sentences of two reports telling one fact, one kind of sign a file.

Each sign is a function from `SideBySide` (two reports side by side) to tables of left sentences by right ones, by name.
Every sign treats both sides alike; none knows a topic, an event or how long the reports are.
"""
