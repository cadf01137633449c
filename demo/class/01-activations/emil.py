# about: the sign of the exponent, and softmax along the wrong axis
# expect: sigmoid_visible failed the exponent with the wrong sign
# expect: sigmoid_hidden failed the exponent with the wrong sign
# expect: softmax_visible failed one sum for the whole array
# expect: softmax_hidden failed one sum for the whole array
# %% sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(z))
# %% softmax
def softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E)
