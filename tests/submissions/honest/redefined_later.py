# about: a better version in a cell of its own
# %% relu
def relu(z):
    raise NotImplementedError
# %% after relu
def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
