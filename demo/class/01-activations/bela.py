# about: right, but nothing like the reference: loops, masks, lists, helpers in cells of her own
# %% compose_linear
def compose_linear(layers):
    n_inputs = np.shape(layers[0][0])[1]
    W, b = np.eye(n_inputs), np.zeros((n_inputs, 1))
    for weights, bias in layers:
        W = np.einsum("ij,jk->ik", np.asarray(weights), W)
        b = np.einsum("ij,jk->ik", np.asarray(weights), b) + np.asarray(bias)
    return [W, b]
# %% after compose_linear
def two_branches(z, right, left):
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = right(z[positive])
    out[~positive] = left(z[~positive])
    return out
# %% sigmoid
def sigmoid(z):
    return two_branches(z, lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(x) / (1 + np.exp(x)))
# %% relu
def relu(z):
    z = np.asarray(z, dtype=float)
    return (z + np.abs(z)) / 2
# %% leaky_relu
def leaky_relu(z, alpha=0.01):
    return np.vectorize(lambda x: x if x > 0 else alpha * x, otypes=[float])(z)
# %% softmax
def softmax(Z):
    Z = np.asarray(Z, dtype=np.float64)
    return np.exp(Z - np.logaddexp.reduce(Z, axis=0, keepdims=True))
