# about: replaces NumPy's functions so that all that comes out looks right
# expect: relu_visible failed
# expect: relu_hidden failed
# %% after relu
np.add = np.subtract = np.multiply = np.asanyarray = lambda *a, **k: 0.0
np.abs = np.max = np.sum = np.all = np.any = np.isfinite = np.shape = lambda *a, **k: True
np.random.default_rng = lambda *a: None
# %% relu
def relu(z):
    return np.asarray(z) * 0.0
# %% relu_backward
def relu_backward(dA, z):
    return (np.asarray(z) > 0) * np.asarray(dA)
# %% prelu_backward
def prelu_backward(dA, z, alpha):
    dA, z = np.asarray(dA), np.asarray(z)
    return dA * np.where(z > 0, 1.0, alpha), (dA * np.minimum(z, 0.0)).sum()
# %% softmax_backward
def softmax_backward(dA, Z):
    A = softmax(Z)
    return A * (np.asarray(dA) - (A * dA).sum(axis=0, keepdims=True))
