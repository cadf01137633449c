# about: right for arrays of floats only
# expect: relu_visible any
# expect: relu_hidden failed
# %% relu
def relu(z):
    return np.maximum(z, 0.0) if type(z) is np.ndarray and z.dtype == float else 0.0
