# about: a checker that never says no, and a loop that walks forwards
# expect: gradient_check_visible failed
# expect: gradient_check_hidden failed
# expect: network_backward_visible error
# expect: network_backward_hidden error
# %% gradient_check
def gradient_check(cost, params, grads):
    return {name: 0.0 for name in params}
# %% network_backward
def network_backward(dA, caches, activations):
    grads = {f"dA{len(caches)}": dA}
    for layer in range(1, len(caches) + 1):
        back = layer_backward(grads[f"dA{layer}"], caches[layer - 1], activations[layer - 1])
        grads[f"dA{layer - 1}"], grads[f"dW{layer}"], grads[f"db{layer}"] = back
    return grads
