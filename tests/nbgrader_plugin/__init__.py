"""The grader inside nbgrader."""
