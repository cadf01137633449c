# about: sends JSON nested five million times
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import struct


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.sock.sendall(struct.pack(">I", 5_000_000) + b"[" * 5_000_000)
