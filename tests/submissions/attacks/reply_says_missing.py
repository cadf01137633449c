# about: says that names are plain values, with codec and wire taken from sys.modules
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import sys

wire = sys.modules["autograder.jail.inside.wire"]


def relu(z):
    wire.send = lambda sock, message: sock.sendall(b"\x00\x00\x00\x02{}")
    return np.asarray(z) * 0.0
