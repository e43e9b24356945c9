"""Files that are a document each: plain text, DOCX, PDF."""
