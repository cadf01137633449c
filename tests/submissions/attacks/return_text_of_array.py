# about: returns the text of the right array
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return str(np.maximum(np.asarray(z), 0.0))
