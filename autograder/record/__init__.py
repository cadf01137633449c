"""Store the results of grading: the record, its files, its reader, its fingerprint."""
