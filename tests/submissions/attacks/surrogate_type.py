# about: returns an object whose type has a strange name
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
def relu(z):
    return type("Evil\n<b>", (), {})()
