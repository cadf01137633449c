# about: replaces json.dumps in the worker, which knows no right value either
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
import json


def relu(z):
    json.dumps = lambda message, **k: '{"value": true, "found": true, "error": null, "number": 0}'
    return np.asarray(z) * 0.0
