"""The checks know every mistake by name and turn down no right answer."""
