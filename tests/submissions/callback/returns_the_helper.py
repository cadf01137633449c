# about: returns the helper that it is lent, and its answers in another order
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
def layer_backward(dA, cache, activation):
    A_prev, W, _, Z = cache
    answer = linear_backward(BACKWARDS[activation](dA, Z), A_prev, W)
    return (linear_backward, *answer[:0:-1])
