# about: a function that binds its own name to another one once it was called
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    global relu
    relu = zero
    return np.maximum(np.asarray(z), 0.0)


def zero(z):
    return np.asarray(z) * 0.0
