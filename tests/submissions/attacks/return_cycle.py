# about: returns a list that contains itself
# expect: relu_visible any
# expect: relu_hidden any
# %% relu
def relu(z):
    value = [1.0]
    value.append(value)
    return value
