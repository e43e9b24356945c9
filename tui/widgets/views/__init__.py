"""Text on screen: a report, two side by side, and what stands above and beside them."""
