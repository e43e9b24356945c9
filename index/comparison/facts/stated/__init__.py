"""What facts are made of: the words of a sentence, what a language says with them, and a value with its interval."""
