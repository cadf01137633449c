# about: the largest sample instead of the largest class; pairs of labels instead of one each
# expect: softmax_cross_entropy_visible failed
# expect: softmax_cross_entropy_hidden failed
# expect: predict_visible failed the largest entry searched along the rows
# expect: predict_hidden failed the largest entry searched along the rows
# %% predict
def predict(X, params, activations):
    A, _ = network_forward(X, params, activations)
    return np.argmax(A, axis=1)
# %% softmax_cross_entropy
def softmax_cross_entropy(Z, y):
    P = softmax(Z)
    return -np.mean(np.log(P[y]))
