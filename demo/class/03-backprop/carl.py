# about: divides by m again in every layer; everything that leans on it keeps its points
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m
