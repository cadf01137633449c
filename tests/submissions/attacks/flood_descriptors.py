# about: fills the standard descriptors, which a grader might share among submissions
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os


def relu(z):
    for fd in (1, 2):
        os.write(fd, b"x" * 1_000_000)
    return np.asarray(z) * 0.0
