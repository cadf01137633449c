"""The grader inside nbgrader; no other folder imports nbgrader."""
