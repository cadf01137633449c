"""Students and instructors at work in a real browser."""
