# about: returns nan everywhere
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return np.full(np.shape(z), np.nan)
