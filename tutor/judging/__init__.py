"""What judges a function: values as data, comparison, rules, names of mistakes; NumPy only."""
