# about: sends replies of sixteen megabytes of white space, which parse to nothing
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import struct


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.sock.sendall(struct.pack(">I", 2**24) + b" " * 2**24)
    return np.asarray(z) * 0.0
