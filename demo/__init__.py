"""The demo class of the course: whole submissions, and a command that grades them."""
