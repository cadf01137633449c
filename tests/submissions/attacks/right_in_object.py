# about: right numbers, but as objects, dates, records, text, bytes or memory: no array of numbers
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    right = np.atleast_1d(np.maximum(np.asarray(z), 0.0))
    return {0: right.astype(object), 1: right.astype("M8[s]"), 2: right.astype("U32"),
            3: memoryview(right), 4: right.tobytes(), 5: right.view([("x", right.dtype)]),
            }[right.size % 6]
