# about: forks, a bounded number of times
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import os


def relu(z):
    for _ in range(20):
        if os.fork() == 0:
            os._exit(0)
    return np.asarray(z) * 0.0
