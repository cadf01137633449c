# about: counts the weights and forgets the biases; stores the output in the cache
# expect: layer_forward_visible failed a cache without the layer's input
# expect: layer_forward_hidden failed a cache without the layer's input
# expect: count_parameters_visible failed the biases forgotten
# expect: count_parameters_hidden failed the biases forgotten
# %% count_parameters
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:]))
# %% layer_forward
def layer_forward(A_prev, W, b, activation):
    Z = linear_forward(A_prev, W, b)
    A = ACTIVATIONS[activation](Z)
    return A, (A, W, b, Z)
