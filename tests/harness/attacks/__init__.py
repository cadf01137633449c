"""Compare the points that each attack gets from this grader, stock nbgrader and Otter-Grader."""
