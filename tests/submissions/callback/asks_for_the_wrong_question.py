# about: asks with forged questions whose names are no text or stand for something else
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
import gc

from autograder.jail.inside import wire

ONE = np.ones((1, 1))


def layer_backward(dA, cache, activation):
    if linear_backward(ONE, ONE, ONE)[1].any():
        worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
        for name in (["layer_backward"], {"a": 1}, "__class__", "", None, "check_layer_backward"):
            worker.reply({"ask": name, "args": [], "kwargs": {"dict": []}})
            answer = wire.receive(worker.sock)
            if "value" in answer:
                return answer["value"]
    return 0 * dA, 0 * cache[1], 0 * cache[2]
