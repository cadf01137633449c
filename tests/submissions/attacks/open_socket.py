# about: opens a socket to the outside
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import socket


def relu(z):
    socket.create_connection(("127.0.0.1", 80), timeout=1)
    return np.asarray(z) * 0.0
