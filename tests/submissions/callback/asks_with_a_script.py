# about: hands the reference a script to be run on its side
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
from tutor.judging import standins

ONE = np.ones((1, 1))
SCRIPT = standins.Script("import os; os._exit(1)", ("1",), "linear_backward")


def layer_backward(dA, cache, activation):
    if linear_backward(ONE, ONE, ONE)[1].any():
        return linear_backward(SCRIPT, ONE, ONE)
    return 0 * dA, 0 * cache[1], 0 * cache[2]
