# about: draws from the global generator; normalises with the batch after training, too
# expect: init_normal_visible failed the global generator
# expect: init_normal_hidden failed the global generator
# expect: batchnorm_forward_visible failed the batch's statistics after training
# expect: batchnorm_forward_hidden failed the batch's statistics after training
# %% init_normal
def init_normal(sizes, std, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        params[f"W{layer}"] = std * np.random.randn(sizes[layer], sizes[layer - 1])
    return params
# %% batchnorm_forward
def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    if training:
        running = {"mean": momentum * running["mean"] + (1 - momentum) * mean,
                   "var": momentum * running["var"] + (1 - momentum) * var}
    std = np.sqrt(var + eps)
    Z_hat = (Z - mean) / std
    return gamma * Z_hat + beta, (Z_hat, gamma, std), running
