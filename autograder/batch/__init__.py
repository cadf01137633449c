"""Many submissions: what is to be graded, by how many processes, and how a run goes on."""
