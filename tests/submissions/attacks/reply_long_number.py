# about: replies with a number of a million digits, which is slow to read in some versions of Python
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import struct


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    data = b'{"number": ' + b"9" * 1_000_000 + b"}"
    worker.sock.sendall(struct.pack(">I", len(data)) + data)
