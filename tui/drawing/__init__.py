"""Values to styled lines and rows; pure, so that widgets only place them."""
