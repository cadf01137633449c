# about: never ends
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
def relu(z):
    while True:
        z = z
