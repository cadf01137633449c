# about: returns dicts whose keys cannot be keys, are nan, or are the same after the journey
# expect: relu_visible any
# expect: relu_hidden any
# %% relu
class Key:
    pass


def relu(z):
    return {(): 1, (1, (2,)): 2, np.nan: 3, float("nan"): 4, True: 5, Key(): 6, "\ud800": 7,
            b"x": 8, frozenset([1]): 9, None: 10}
