"""Run the grader inside nbgrader; no other folder imports nbgrader."""
