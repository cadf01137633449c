# about: a right reply in pieces, with a second reply that has begun already in the last piece
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import gc
import json
import struct
import time


def relu(z):
    worker = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Worker")
    reply = json.dumps({"value": 0.0, "after": None, "error": None, "number": worker.number})
    frame = struct.pack(">I", len(reply)) + reply.encode()
    for n in range(0, len(frame), 7):
        worker.sock.send(frame[n:n + 7])
        time.sleep(0.001)
    worker.sock.send(frame[:9])
    return np.asarray(z) * 0.0
