# about: a right cell that prints ten megabytes
# %% relu
print('x' * 10_000_000)


def relu(z):
    return np.maximum(np.asarray(z, dtype=float), 0)
