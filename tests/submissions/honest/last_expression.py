# about: a cell whose last value looks like a score
# %% relu
def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)


0.0
