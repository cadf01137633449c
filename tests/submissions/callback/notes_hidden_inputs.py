# about: writes down what a helper is asked and gives it back in follow-through
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
import builtins

builtins.notes = []


def linear_backward(dZ, A_prev, W):
    builtins.notes.append((dZ, A_prev, W))
    return A_prev * 1.0, W * 1.0, W[:, :1] * 1.0
# %% layer_backward
def layer_backward(dA, cache, activation):
    right = linear_backward(np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)))
    return builtins.notes[-1] if builtins.notes else right
