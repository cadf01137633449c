"""What the grader found, as data: the record, its files, its reader, what it depends on."""
