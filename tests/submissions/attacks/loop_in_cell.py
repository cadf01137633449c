# about: the cell itself never ends
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
while True:
    pass


def relu(z):
    return np.maximum(z, 0)
