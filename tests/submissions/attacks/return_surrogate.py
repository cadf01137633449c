# about: returns text that no file can hold
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return "\ud800\udfff\x00\x1b[2J\u202e" * 1000
