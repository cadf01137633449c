# about: looks for processes outside by trying every number
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os


def relu(z):
    for pid in range(3, 5000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            continue
        return np.maximum(np.asarray(z), 0.0)  # the attack found another process
    return np.asarray(z) * 0.0
