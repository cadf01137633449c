# about: sends the grader descriptors until it has none left
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import array
import gc
import os
import socket


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    fds = array.array("i", [os.open("/tmp", os.O_RDONLY) for _ in range(100)])
    for _ in range(50):
        worker.sock.sendmsg([b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
    return np.asarray(z) * 0.0
