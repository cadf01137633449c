# about: sends half a frame and then nothing
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
import os
import struct
import time


def relu(z):
    for fd in range(3, 16):
        try:
            os.write(fd, struct.pack(">I", 1000) + b'{"value": ')
        except OSError:
            continue
    time.sleep(3600)
