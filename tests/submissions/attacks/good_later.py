# about: wrong for the first three calls, right for all others
# expect: relu_visible failed
# expect: relu_hidden passed
# %% relu
calls = []


def relu(z):
    calls.append(1)
    return np.maximum(np.asarray(z), 0.0) if len(calls) > 3 else np.asarray(z) * 0.0
