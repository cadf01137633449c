"""What runs inside a jail: with `tutor.judging` all that it is shown of the grader."""
