"""Two articles to what they share and where they part. Neither is the old one: left and right are only places."""
