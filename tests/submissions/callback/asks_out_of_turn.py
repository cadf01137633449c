# about: a thread goes on asking the reference after its call is over
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible any
# expect: layer_backward_hidden any
# rest: any
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
import threading


def layer_backward(dA, cache, activation):
    A_prev, W, _, Z = cache
    dZ = BACKWARDS[activation](dA, Z)

    def go_on(helper=linear_backward):
        for _ in range(200):
            helper(dZ, A_prev, W)
    threading.Thread(target=go_on, daemon=True).start()
    return linear_backward(dZ, A_prev, W)
