"""Where samples come from, and what happens to them before a network sees them."""
