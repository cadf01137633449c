# about: asks for far too much memory
# expect: relu_visible memory
# expect: relu_hidden memory
# %% relu
def relu(z):
    return np.ones((10**6, 10**6)) * z
