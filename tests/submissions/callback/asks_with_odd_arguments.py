# about: hands the reference handles, objects and texts in the place of arrays
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
from tutor.judging import codec

ONE = np.ones((1, 1))
ODD = [codec.Opaque(10**30, "function"), object(), "x" * 1000, {}, None, [[1, 2], [3]]]


def layer_backward(dA, cache, activation):
    for thing in ODD if linear_backward(ONE, ONE, ONE)[1].any() else ():
        try:
            linear_backward(thing, thing, thing)
        except ValueError:
            continue
    return 0 * dA, 0 * cache[1], 0 * cache[2]
