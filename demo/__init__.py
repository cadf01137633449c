"""The class that ships with the course: whole submissions, and a run of the grader over them."""
