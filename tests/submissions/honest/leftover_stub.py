# about: right, but the last line still raises NotImplementedError
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
def relu(z):
    result = np.maximum(z, 0)
    raise NotImplementedError
