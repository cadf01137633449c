"""The reference, against formulas, SciPy and PyTorch."""
