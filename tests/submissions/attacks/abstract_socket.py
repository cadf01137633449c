# about: looks for somebody who listens on an abstract socket, as a desktop does
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
import socket


def relu(z):
    for name in ("\0/tmp/.X11-unix/X0", "\0/tmp/dbus", "\0grader"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
            sock.connect(name)
    return np.asarray(z) * 0.0
