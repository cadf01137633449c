"""Grades for other systems: Gradescope, the gradebooks of Canvas and Moodle, plain CSV."""
