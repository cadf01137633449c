# about: takes the logarithm of a probability that has become 0
# expect: binary_cross_entropy_visible failed an overflow or a logarithm of 0
# expect: binary_cross_entropy_hidden failed an overflow or a logarithm of 0
# %% binary_cross_entropy
def binary_cross_entropy(Z, Y):
    A = sigmoid(Z)
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Z.shape[1]
