# about: right answers that print and warn; stock nbgrader gives them zero
# %% sigmoid
import sys
import warnings


def sigmoid(z):
    print("sigmoid was called with", np.shape(z), file=sys.stderr)
    warnings.warn("this may overflow")
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
