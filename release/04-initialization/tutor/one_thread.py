"""
Make NumPy multiply matrices with one thread; import this before NumPy is first imported.

The matrices of these notebooks are small. On a busy machine, several threads make their products
many times slower.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
