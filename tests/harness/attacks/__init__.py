"""What each attack of the corpus gets: from this grader, stock nbgrader and Otter-Grader."""
