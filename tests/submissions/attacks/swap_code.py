# about: a function that swaps its own code with another function's at each call
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def zero(z):
    relu.__code__, zero.__code__ = zero.__code__, relu.__code__
    return np.asarray(z) * 0.0


def relu(z):
    relu.__code__, zero.__code__ = zero.__code__, relu.__code__
    return np.maximum(np.asarray(z), 0.0)
