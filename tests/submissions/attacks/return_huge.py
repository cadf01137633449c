# about: returns an array of 400 megabytes
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return np.zeros((10_000, 5_000))
