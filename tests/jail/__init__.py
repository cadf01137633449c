"""The walls, the limits and the messages that pass through them."""
