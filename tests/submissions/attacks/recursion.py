# about: recurses for ever
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    return relu(z)
