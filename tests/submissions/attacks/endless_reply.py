# about: announces a reply of four gigabytes
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os


def relu(z):
    for fd in range(3, 64):
        try:
            os.write(fd, b"\xff\xff\xff\xff")
        except OSError:
            continue
    return np.asarray(z) * 0.0
