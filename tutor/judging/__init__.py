"""Judge one function: values as data, comparison, rules, names of mistakes; NumPy only."""
