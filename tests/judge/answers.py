"""Answers to the small assignment."""

RIGHT = "def double(x):\n    return x * 2"
RIGHT4 = "def quadruple(x):\n    return double(double(x))"
ALONE4 = "def quadruple(x):\n    return 4 * x"
