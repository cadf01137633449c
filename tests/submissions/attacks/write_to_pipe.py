# about: writes forged replies into every descriptor
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import json
import os
import struct


def relu(z):
    reply = json.dumps({"value": 0.0, "after": [0.0], "error": None, "number": 0}).encode()
    for fd in range(3, 64):
        try:
            os.write(fd, struct.pack(">I", len(reply)) + reply)
        except OSError:
            continue
    return np.asarray(z) * 0.0
