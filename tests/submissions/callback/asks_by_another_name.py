# about: uses the worker's own means to ask the reference for the very function that is judged
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
import gc

ONE = np.ones((1, 1))
worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")


def layer_backward(dA, cache, activation):
    if linear_backward(ONE, ONE, ONE)[1].any():  # this one is the reference
        return worker._asker("layer_backward")(dA, cache, activation)
    return 0 * dA, 0 * cache[1], 0 * cache[2]
