"""A file from outside becomes the pristine notebook with the student's answers."""
