# about: sleeps as long as its input is large, which tells nobody anything
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import time


def relu(z):
    time.sleep(min(abs(float(np.ravel(z)[0])) / 1000, 0.2) if np.size(z) else 0)
    return np.asarray(z) * 0.0
