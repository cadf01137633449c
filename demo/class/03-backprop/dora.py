# about: half done: the Jacobian, and the published step copied as it stands
# base: skeleton
# expect: layer_jacobian_visible passed
# expect: layer_jacobian_hidden passed
# expect: training_step_visible failed the error carried back through weights that are updated already
# expect: training_step_hidden failed the error carried back through weights that are updated already
# rest: any
# %% training_step
def training_step(x, y, weights, learning_rate):
    activations = [x]
    for W in weights:
        activations.append(sigmoid(W @ activations[-1]))
    weights, dA = list(weights), activations[-1] - y
    for layer in range(len(weights) - 1, -1, -1):
        a_prev, a = activations[layer], activations[layer + 1]
        dZ = dA * a * (1 - a)
        weights[layer] = weights[layer] - learning_rate * dZ @ a_prev.T
        dA = weights[layer].T @ dZ
    return weights
# %% layer_jacobian
def layer_jacobian(a_prev, W, b):
    a = sigmoid(W @ a_prev + b)
    return np.diag((a * (1 - a))[:, 0]) @ W
