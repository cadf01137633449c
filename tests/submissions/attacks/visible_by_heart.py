# about: looks the visible examples up in the release's own file
# expect: relu_visible passed
# expect: relu_hidden failed
# %% relu
import json

from tutor.judging import codec

examples = json.load(open("checks.json"))["checks"]["relu"]["examples"]


def relu(z):
    for example in examples:
        args = codec.decode(example["args"])
        if np.array_equal(args[0], z) and np.shape(args[0]) == np.shape(z):
            return codec.decode(example["expected"]["value"])
    return np.asarray(z) * 0.0
