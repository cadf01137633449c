# about: stopped after the fourth exercise
# base: skeleton
# rest: any
# expect: xor_params_hidden passed
# expect: parity_params_hidden passed
# expect: sawtooth_params_hidden error
# expect: sweep_hidden error
# %% xor_params
def xor_params():
    return {"W1": np.array([[1, 1], [1, 1]]), "b1": np.array([[0], [-1]]),
            "W2": np.array([[1, -2]]), "b2": np.array([[0]])}
# %% parity_params
def parity_params(n):
    W2 = np.ones((1, n))
    W2[0, 1::2] = -2
    W2[0, 2::2] = 2
    return {"W1": np.ones((n, n)), "b1": -np.arange(n).reshape(-1, 1), "W2": W2, "b2": np.zeros((1, 1))}
# %% tent
def tent(x):
    return 2 * relu(np.asarray(x)) - 4 * relu(np.asarray(x) - 0.5)
# %% compose
def compose(f, k):
    def g(x):
        for _ in range(k):
            x = f(x)
        return x
    return g
