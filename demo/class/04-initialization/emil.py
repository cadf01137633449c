# about: half done: the four starts
# base: skeleton
# expect: propagate_variance_visible error
# expect: propagate_variance_hidden error
# expect: batchnorm_forward_visible error
# expect: batchnorm_forward_hidden error
# expect: batchnorm_backward_visible error
# expect: batchnorm_backward_hidden error
# expect: start_verdict failed
# %% init_zeros
def init_zeros(sizes):
    params = {}
    for layer in range(1, len(sizes)):
        params[f"W{layer}"] = np.zeros((sizes[layer], sizes[layer - 1]))
        params[f"b{layer}"] = np.zeros((sizes[layer], 1))
    return params
# %% init_normal
def init_normal(sizes, std, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        params[f"W{layer}"] = rng.normal(0, std, (sizes[layer], sizes[layer - 1]))
    return params
# %% init_xavier
def init_xavier(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        n_prev, n = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = rng.normal(0, np.sqrt(2 / (n_prev + n)), (n, n_prev))
    return params
# %% init_he
def init_he(sizes, rng):
    params = init_zeros(sizes)
    for layer in range(1, len(sizes)):
        n_prev, n = sizes[layer - 1], sizes[layer]
        params[f"W{layer}"] = rng.normal(0, np.sqrt(2 / n_prev), (n, n_prev))
    return params
