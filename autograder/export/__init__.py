"""Export grades to other systems: a Gradescope autograder, safe tables, plain CSV."""
