"""Words and sentences of a text: the floor under names, search, comparison, annotations and loading."""
