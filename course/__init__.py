"""The reference solution of the course: NumPy only; samples are columns."""
