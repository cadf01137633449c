# about: returns a list nested ten thousand times
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    value = 1.0
    for _ in range(10_000):
        value = [value]
    return value
