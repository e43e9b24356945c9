"""Which of the found articles come first: tiers, scores, closeness of words, the first places while typing. Pure."""
