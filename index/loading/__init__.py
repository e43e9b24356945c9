"""Files to articles: what is in the folder, what each file says, and which files could not be read, with the reason."""
