# about: a view with stride 0 on one number that claims to have 2**40 entries
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return np.broadcast_to(np.float64(0.0), (2**20, 2**20))
