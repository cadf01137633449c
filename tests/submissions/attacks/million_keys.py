# about: returns a dict with more keys than a reply may hold
# expect: relu_visible crashed
# expect: relu_hidden crashed
# %% relu
KEYS = dict.fromkeys(range(60_000))


def relu(z):
    return KEYS
