# about: a loop that never ends
# expect: elu_visible timeout
# expect: elu_hidden timeout
# %% elu
def elu(z, alpha=1.0):
    result = np.asarray(z, dtype=float)
    while not np.all(result > -alpha):
        result = np.where(result > 0, result, result - 1)
    return result
