# about: puts one end of a socket pair of its own in the place of the grader's socket
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import os
import socket

MINE, THEIRS = socket.socketpair()


def relu(z):
    for fd in range(3, 16):
        if fd not in (MINE.fileno(), THEIRS.fileno()):
            os.dup2(THEIRS.fileno(), fd)
    MINE.close()
    return np.asarray(z) * 0.0
