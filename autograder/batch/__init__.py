"""Grade many submissions: which of them, in how many processes, and with resuming."""
