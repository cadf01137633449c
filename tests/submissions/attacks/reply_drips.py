# about: sends a reply that never ends, one byte at a time
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import gc
import struct
import time


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    worker.sock.send(struct.pack(">I", 1_000_000))
    while True:
        worker.sock.send(b" ")
        time.sleep(0.05)
