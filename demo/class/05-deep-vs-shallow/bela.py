# about: right, but unusual: other weights for XOR, a vectorised parity, a closed form, recursion, pinv
# %% xor_params
def xor_params():
    return {"W1": np.array([[1.0, -1.0], [-1.0, 1.0]]), "b1": np.zeros((2, 1)),
            "W2": np.array([[1.0, 1.0]]), "b2": np.zeros((1, 1))}
# %% parity_params
def parity_params(n):
    k = np.arange(n)
    return {"W1": np.full((n, n), 2.0), "b1": -2.0 * k[:, None],
            "W2": np.where(k == 0, 0.5, np.where(k % 2, -1.0, 1.0))[None, :],
            "b2": np.array([[0.0]])}
# %% tent
def tent(x):
    x = np.asarray(x, dtype=float)
    return np.where(x < 0, 0.0, np.minimum(2 * x, 2 - 2 * x))
# %% compose
def compose(f, k):
    if k == 0:
        return lambda x: x
    inner = compose(f, k - 1)
    return lambda x: f(inner(x))
# %% count_linear_pieces
def count_linear_pieces(x, y):
    slopes = [(y[i + 1] - y[i]) / (x[i + 1] - x[i]) for i in range(len(x) - 1)]
    scale = max(abs(slope) for slope in slopes)
    pieces, run = 0, 1
    for before, slope in zip(slopes, slopes[1:] + [np.inf]):
        if abs(slope - before) <= 1e-6 * scale:
            run += 1
        else:
            pieces += run >= 2
            run = 1
    return pieces
# %% shallow_fit
def shallow_fit(x, y, kinks):
    features = np.array([np.maximum(0, 3 * (x - kink)) for kink in kinks] + [0 * x + 1])
    *weights, bias = np.linalg.pinv(features.T) @ y
    return {"W1": np.full((len(kinks), 1), 3.0), "b1": -3.0 * np.array(kinks)[:, None],
            "W2": np.array([weights]), "b2": np.array([[bias]])}
# %% equal_width
def equal_width(n_in, n_out, depth, n_parameters):
    a, b, c = depth - 1, n_in + n_out + depth, n_out - n_parameters
    root = -c / b if a == 0 else (-b + np.sqrt(b * b - 4 * a * c)) / (2 * a)
    return int(root + 1e-9)
