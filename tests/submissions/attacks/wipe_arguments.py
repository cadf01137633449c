# about: wipes its arguments in the hope that they are what it is compared with
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    if isinstance(z, np.ndarray):
        z[...] = 0
    return np.asarray(z) * 0.0
