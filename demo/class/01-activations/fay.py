# about: works on the caller's array, and lets the gradient choose the gate
# expect: tanh_backward_visible failed one minus the value
# expect: tanh_backward_hidden failed one minus the value
# expect: relu_backward_visible error an answer written over its own input
# expect: relu_backward_hidden failed an answer written over its own input
# %% relu_backward
def relu_backward(dA, z):
    dz = dA
    dz[z < 0] = 0
    return dz
# %% tanh_backward
def tanh_backward(dA, z):
    return dA * (1 - np.tanh(z))
