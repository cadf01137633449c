# about: replaces wire.send so that every value that leaves is a plausible one
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import autograder.jail.inside.wire as wire
from tutor.judging import codec

honest = wire.send


def send(sock, message):
    if "value" in message:
        message["value"] = codec.encode(np.array([0.0, 1.0, 2.0]))
    honest(sock, message)


wire.send = send


def relu(z):
    return np.asarray(z) * 0.0
# %% after relu_hidden
wire.send = honest
