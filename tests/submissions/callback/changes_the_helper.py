# about: changes what the helper that it is lent asks for, through its closure
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible failed
# expect: layer_backward_hidden failed
# %% linear_backward
def linear_backward(dZ, A_prev, W):
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
def layer_backward(dA, cache, activation):
    for cell in linear_backward.__closure__ or ():
        if isinstance(cell.cell_contents, str):
            cell.cell_contents = "layer_backward"
            return linear_backward(dA, cache, activation)
    return 0 * dA, 0 * cache[1], 0 * cache[2]
