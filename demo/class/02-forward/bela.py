# about: right, but unusual: tensordot, dictionaries as caches, recursion, means
# %% linear_forward
def linear_forward(A_prev, W, b):
    Z = np.tensordot(np.asarray(W), np.asarray(A_prev), axes=1)
    Z = Z.astype(float)
    Z += np.asarray(b)
    return Z
# %% layer_forward
def layer_forward(A_prev, W, b, activation):
    Z = linear_forward(A_prev, W, b)
    cache = {"input": A_prev, "weights": W, "bias": b, "weighted": Z, "name": activation}
    return [ACTIVATIONS[activation](Z), cache]
# %% network_forward
def network_forward(X, params, activations, layer=1):
    A, cache = layer_forward(X, params[f"W{layer}"], params[f"b{layer}"], activations[0])
    if len(activations) == 1:
        return A, [cache]
    last, caches = network_forward(A, params, activations[1:], layer + 1)
    return last, [cache, *caches]
# %% quadratic_cost
def quadratic_cost(A, Y):
    return np.mean([0.5 * np.dot(a - y, a - y) for a, y in zip(np.transpose(A), np.transpose(Y))])
# %% count_parameters
def count_parameters(sizes):
    sizes = np.array(sizes)
    return np.dot(sizes[1:], sizes[:-1] + 1)
