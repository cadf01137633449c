# about: right, but unusual: comprehensions, a trapezoid rule, loops over samples, Jacobians
# %% init_zeros
def init_zeros(sizes):
    pairs = list(enumerate(zip(sizes[1:], sizes), start=1))
    biases = {f"b{layer}": np.zeros(n)[:, None] for layer, (n, _) in pairs}
    return biases | {f"W{layer}": np.zeros(shape) for layer, shape in pairs}
# %% init_normal
def init_normal(sizes, std, rng):
    params = init_zeros(sizes)
    for layer in reversed(range(1, len(sizes))):
        params[f"W{layer}"] += std * rng.standard_normal((sizes[layer - 1], sizes[layer])).T
    return params
# %% init_xavier
def init_xavier(sizes, rng):
    params = {}
    for layer in range(1, len(sizes)):
        n_prev, n = sizes[layer - 1], sizes[layer]
        one = init_normal([n_prev, n], ((n_prev + n) / 2) ** -0.5, rng)
        params[f"W{layer}"], params[f"b{layer}"] = one["W1"], one["b1"]
    return params
# %% init_he
def init_he(sizes, rng):
    params = init_normal(sizes, 1.0, rng)
    return {name: np.sqrt(2) * value / np.sqrt(value.shape[1]) if name[0] == "W" else value
            for name, value in params.items()}
# %% propagate_variance
def propagate_variance(sigma_w2, activation, depth):
    g = np.linspace(-12, 12, 20_001)
    density = np.exp(-g**2 / 2)
    density /= density.sum()
    variances = [float(sigma_w2)]
    while len(variances) < depth:
        a = ACTIVATIONS[activation](g * variances[-1] ** 0.5)
        variances.append(sigma_w2 * np.sum(density * a * a))
    return np.array(variances)
# %% batchnorm_forward
def batchnorm_forward(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    Z, now = np.asarray(Z, dtype=float), dict(running)
    if training:
        m = Z.shape[1]
        mean = sum(Z[:, i:i + 1] for i in range(m)) / m
        var = sum((Z[:, i:i + 1] - mean) ** 2 for i in range(m)) / m
        now["mean"] = running["mean"] + (1 - momentum) * (mean - running["mean"])
        now["var"] = running["var"] + (1 - momentum) * (var - running["var"])
    else:
        mean, var = running["mean"], running["var"]
    std = (var + eps) ** 0.5
    Z_hat = (Z - mean) / std
    return beta + Z_hat * gamma, (Z_hat, gamma, std), now
# %% batchnorm_backward
def batchnorm_backward(dout, cache):
    Z_hat, gamma, std = cache
    m = dout.shape[1]
    dZ = np.zeros(dout.shape)
    for unit, z in enumerate(Z_hat):
        jacobian = np.eye(m) - 1 / m - np.outer(z, z) / m
        dZ[unit] = gamma[unit] / std[unit] * (jacobian @ dout[unit])
    return dZ, np.einsum("nm,nm->n", dout, Z_hat)[:, None], dout @ np.ones((m, 1))
