"""The page on a class."""
