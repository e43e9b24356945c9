"""What can be done, a file for each part of the reader: every action with its keys and words."""
