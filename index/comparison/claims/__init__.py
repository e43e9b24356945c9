"""What three reports and more say, claim by claim, and from how many origins their wording seems to come."""
