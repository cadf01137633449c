"""The same network in PyTorch and in the reference."""

import torch


def torch_network(X, params, names):
    """Return the parameters as tensors and the output of the same network."""
    tensors = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
    functions = {
        "tanh": torch.tanh,
        "relu": torch.relu,
        "sigmoid": torch.sigmoid,
        "softmax": lambda z: torch.softmax(z, dim=0),
        "identity": lambda z: z,
    }
    A = torch.tensor(X)
    for layer, name in enumerate(names, start=1):
        A = functions[name](tensors[f"W{layer}"] @ A + tensors[f"b{layer}"])
    return tensors, A


def small_network(rng, sizes):
    params = {}
    for layer, (n_prev, n) in enumerate(zip(sizes[:-1], sizes[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(n, n_prev))
        params[f"b{layer}"] = rng.normal(size=(n, 1))
    return params
