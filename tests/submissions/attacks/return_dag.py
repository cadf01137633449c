# about: a list of lists that is small in memory and has ten to the power of twenty entries
# expect: relu_visible timeout
# expect: relu_hidden timeout
# %% relu
def relu(z):
    value = [1.0]
    for _ in range(20):
        value = [value] * 10
    return value
