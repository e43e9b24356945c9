"""A comparison to be taken away: as Markdown, or as one page that needs nothing else."""
