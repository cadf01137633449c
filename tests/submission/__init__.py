"""A file from outside becomes a notebook that can be graded."""
