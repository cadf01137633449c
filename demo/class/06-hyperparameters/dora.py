# about: forgets the mask on the way back; throws the last batch away; picks a winner from the mean
# expect: fully_connected_backward_visible failed the mask forgotten
# expect: fully_connected_backward_hidden failed the mask forgotten
# expect: minibatches_visible failed what is left over dropped
# expect: minibatches_hidden failed what is left over dropped
# expect: compare_paired_visible failed a winner although 0 is inside
# expect: compare_paired_hidden failed a winner although 0 is inside
# expect: train_digits_hidden any
# %% fully_connected_backward
def fully_connected_backward(dZ, caches):
    grads = {}
    for layer in range(len(caches), 0, -1):
        A_prev, W, norm, Z, mask = caches[layer - 1]
        if layer < len(caches):
            dZ = relu_backward(dA, Z)
            if norm is not None:
                dZ, grads[f"dgamma{layer}"], grads[f"dbeta{layer}"] = batchnorm_backward(dZ, norm)
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, A_prev, W)
    return grads
# %% minibatches
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(y.size)
    return [(X[:, order[i * batch_size:(i + 1) * batch_size]],
             y[order[i * batch_size:(i + 1) * batch_size]]) for i in range(y.size // batch_size)]
# %% compare_paired
def compare_paired(first, second, quantile):
    differences = np.array(first) - np.array(second)
    half = quantile * differences.std(ddof=1) / np.sqrt(len(differences))
    mean = differences.mean()
    return mean - half, mean + half, "first" if mean > 0 else "second"
