"""Records: what they hold, and what they depend on."""
