# about: looks for the reference in the closure, the globals and the frames of the helper it is lent
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
import gc
import types

ONE = np.ones((1, 1))


def layer_backward(dA, cache, activation):
    if linear_backward(ONE, ONE, ONE)[1].any():
        for thing in gc.get_objects():
            if isinstance(thing, types.FunctionType) and thing.__name__ == "layer_backward" \
                    and thing.__globals__ is not globals():
                return thing(dA, cache, activation)
    return 0 * dA, 0 * cache[1], 0 * cache[2]
