# about: returns an integer of a million bits
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return 1 << 1_000_000
