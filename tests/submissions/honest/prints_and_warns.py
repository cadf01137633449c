# about: right answers that print and warn
# %% relu
import sys
import warnings


def relu(z):
    print('relu of', z)
    print('trouble?', file=sys.stderr)
    warnings.warn('are you sure?')
    return np.maximum(np.asarray(z, dtype=float), 0)
