# about: hands variances to rng.normal; takes the batch's mean and variance for constants
# expect: init_xavier_visible failed the variance taken for the standard deviation
# expect: init_xavier_hidden failed the variance taken for the standard deviation
# expect: init_he_visible failed the variance taken for the standard deviation
# expect: init_he_hidden failed the variance taken for the standard deviation
# expect: batchnorm_backward_visible failed mean and variance taken for constants
# expect: batchnorm_backward_hidden failed mean and variance taken for constants
# %% init_xavier
def init_xavier(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        n_prev, n = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = rng.normal(0, 2 / (n_prev + n), size=(n, n_prev))
    return params
# %% init_he
def init_he(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        n_prev, n = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = rng.normal(0, 2 / n_prev, size=(n, n_prev))
    return params
# %% batchnorm_backward
def batchnorm_backward(dout, cache):
    Z_hat, gamma, std = cache
    dgamma = np.sum(dout * Z_hat, axis=1, keepdims=True)
    dbeta = np.sum(dout, axis=1, keepdims=True)
    return dout * gamma / std, dgamma, dbeta
