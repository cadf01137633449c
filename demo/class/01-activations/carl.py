# about: half done, ran out of time after tanh
# base: skeleton
# expect: compose_linear_visible error a list or a number used as if it were an array
# expect: compose_linear_hidden error a list or a number used as if it were an array
# expect: tanh_backward_visible failed the square of the whole difference
# expect: tanh_backward_hidden failed the square of the whole difference
# expect: relu_visible error
# expect: relu_hidden error
# expect: relu_backward_visible error
# expect: relu_backward_hidden error
# expect: leaky_relu_visible error
# expect: leaky_relu_hidden error
# expect: leaky_relu_backward_visible error
# expect: leaky_relu_backward_hidden error
# expect: prelu_visible error
# expect: prelu_hidden error
# expect: prelu_backward_visible error
# expect: prelu_backward_hidden error
# expect: elu_visible error
# expect: elu_hidden error
# expect: elu_backward_visible error
# expect: elu_backward_hidden error
# expect: softmax_visible error
# expect: softmax_hidden error
# expect: softmax_backward_visible error
# expect: softmax_backward_hidden error
# expect: tanh_verdict failed
# expect: maxout_visible error
# expect: maxout_hidden error
# %% compose_linear
def compose_linear(layers):
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W, b = W_next @ W, W_next @ b + b_next
    return W, b
# %% sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
# %% sigmoid_backward
def sigmoid_backward(dA, z):
    a = sigmoid(z)
    return dA * a * (1 - a)
# %% tanh
def tanh(z):
    return np.tanh(z)
# %% tanh_backward
def tanh_backward(dA, z):
    return dA * (1 - np.tanh(z)) ** 2
