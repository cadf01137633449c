# about: helpers in extra cells
# %% after sigmoid_hidden
def positive_part(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
# %% after sigmoid_hidden
1 / 0
# %% relu
def relu(z):
    return positive_part(z)
