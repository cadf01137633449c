"""All code of the grader that a jail contains, together with `tutor.judging`."""
