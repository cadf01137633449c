"""Training, batch norm and faster steps follow PyTorch."""

import numpy as np
import pytest
import torch

from course import (
    backprop,
    fully_connected,
    gradient_descent,
    initialization,
    normalization,
    training,
)
from tests.course.torch_networks import small_network, torch_network


def test_training_follows_torch_sgd():
    """Twenty rounds of gradient descent give PyTorch's costs and parameters."""
    rng = np.random.default_rng(0)
    params, names = small_network(rng, [4, 5, 3]), ["relu", "identity"]
    X, y = rng.normal(size=(4, 9)), rng.integers(0, 3, 9)
    trained, costs = gradient_descent.train(X, y, params, names, 0.1, 20)
    tensors, _ = torch_network(X, params, names)
    optimizer = torch.optim.SGD(tensors.values(), lr=0.1)
    theirs = []
    for _ in range(20):
        optimizer.zero_grad()
        hidden = torch.relu(tensors["W1"] @ torch.tensor(X) + tensors["b1"])
        logits = tensors["W2"] @ hidden + tensors["b2"]
        cost = torch.nn.functional.cross_entropy(logits.T, torch.tensor(y))
        theirs.append(cost.item())
        cost.backward()
        optimizer.step()
    np.testing.assert_allclose(costs, theirs, rtol=1e-10)
    for name, tensor in tensors.items():
        np.testing.assert_allclose(trained[name], tensor.detach().numpy(), rtol=1e-9)


def test_batch_normalisation():
    """Outputs in both modes and all gradients agree with PyTorch's batch norm."""
    rng = np.random.default_rng(1)
    Z, upstream = rng.normal(size=(3, 8)) * 5 + 2, rng.normal(size=(3, 8))
    gamma, beta = rng.normal(size=(3, 1)), rng.normal(size=(3, 1))
    running = {"mean": rng.normal(size=(3, 1)), "var": rng.uniform(1, 2, size=(3, 1))}
    leaves = [torch.tensor(a, requires_grad=True) for a in (Z, gamma[:, 0], beta[:, 0])]
    mean, var = (torch.tensor(running[key][:, 0]) for key in ("mean", "var"))
    theirs = torch.nn.functional.batch_norm(
        leaves[0].T, mean.clone(), var.clone(), leaves[1], leaves[2], training=True
    ).T
    theirs.backward(torch.tensor(upstream))
    out, cache, _ = normalization.batchnorm_forward(Z, gamma, beta, running, True)
    np.testing.assert_allclose(out, theirs.detach().numpy(), rtol=1e-10)
    for ours, leaf in zip(normalization.batchnorm_backward(upstream, cache), leaves, strict=True):
        np.testing.assert_allclose(
            ours.reshape(leaf.shape), leaf.grad.numpy(), rtol=1e-9, atol=1e-12
        )
    still = torch.nn.functional.batch_norm(leaves[0].T, mean, var, leaves[1], leaves[2]).T
    out, _, _ = normalization.batchnorm_forward(Z, gamma, beta, running, False)
    np.testing.assert_allclose(out, still.detach().numpy(), rtol=1e-10)


@pytest.mark.parametrize("batch_norm", [False, True])
def test_the_whole_architecture(batch_norm):
    """Logits, running statistics and every gradient agree with PyTorch's layers."""
    rng = np.random.default_rng(0)
    sizes, m = [5, 8, 6, 3], 11
    params, running = initialization.init_he(sizes, rng), {}
    if batch_norm:
        scales, running = normalization.init_batchnorm(sizes)
        params |= scales
    params = {name: value + rng.normal(size=value.shape) for name, value in params.items()}
    X, y = rng.normal(size=(5, m)), np.arange(m) % 3
    layers = []
    for layer in range(1, 4):
        affine = torch.nn.Linear(sizes[layer - 1], sizes[layer], dtype=torch.float64)
        affine.weight.data = torch.tensor(params[f"W{layer}"])
        affine.bias.data = torch.tensor(params[f"b{layer}"][:, 0])
        layers.append(affine)
        if layer < 3 and batch_norm:
            norm = torch.nn.BatchNorm1d(sizes[layer], dtype=torch.float64)
            norm.weight.data = torch.tensor(params[f"gamma{layer}"][:, 0])
            norm.bias.data = torch.tensor(params[f"beta{layer}"][:, 0])
            layers.append(norm)
        if layer < 3:
            layers.append(torch.nn.ReLU())
    theirs = torch.nn.Sequential(*layers)
    logits = theirs(torch.tensor(X.T))
    torch.nn.functional.cross_entropy(logits, torch.tensor(y)).backward()

    Z, caches, after = fully_connected.fully_connected_forward(X, params, running, True)
    grads = fully_connected.fully_connected_backward(
        backprop.softmax_cross_entropy_backward(Z, y), caches
    )
    np.testing.assert_allclose(Z, logits.detach().numpy().T, rtol=1e-9, atol=1e-12)
    affines = [one for one in theirs if isinstance(one, torch.nn.Linear)]
    norms = [one for one in theirs if isinstance(one, torch.nn.BatchNorm1d)]
    for layer, affine in enumerate(affines, start=1):
        np.testing.assert_allclose(grads[f"dW{layer}"], affine.weight.grad.numpy(), atol=1e-12)
        np.testing.assert_allclose(grads[f"db{layer}"][:, 0], affine.bias.grad.numpy(), atol=1e-12)
    for layer, norm in enumerate(norms, start=1):
        np.testing.assert_allclose(
            grads[f"dgamma{layer}"][:, 0], norm.weight.grad.numpy(), atol=1e-12
        )
        np.testing.assert_allclose(grads[f"dbeta{layer}"][:, 0], norm.bias.grad.numpy(), atol=1e-12)
        np.testing.assert_allclose(after[layer]["mean"][:, 0], norm.running_mean.numpy())
        # PyTorch's running variance divides by m - 1, its output by m
        np.testing.assert_allclose(
            after[layer]["var"][:, 0] - 0.9, (norm.running_var.numpy() - 0.9) * (m - 1) / m
        )
    theirs.eval()
    mine, _, _ = fully_connected.fully_connected_forward(
        X,
        params,
        {
            layer: {
                "mean": norm.running_mean.numpy().reshape(-1, 1),
                "var": norm.running_var.numpy().reshape(-1, 1),
            }
            for layer, norm in enumerate(norms, start=1)
        },
        False,
    )
    np.testing.assert_allclose(mine, theirs(torch.tensor(X.T)).detach().numpy().T, atol=1e-10)


@pytest.mark.parametrize("name", ["momentum", "adam"])
def test_faster_steps(name):
    """Six steps with changing gradients follow PyTorch's optimiser."""
    rng = np.random.default_rng(0)
    params = {"W1": rng.normal(size=(3, 2)), "b1": rng.normal(size=(3, 1))}
    tensors = {key: torch.tensor(value.copy(), requires_grad=True) for key, value in params.items()}
    theirs = (
        torch.optim.SGD(tensors.values(), lr=0.1, momentum=0.8)
        if name == "momentum"
        else torch.optim.Adam(tensors.values(), lr=0.1, betas=(0.8, 0.99), eps=1e-6)
    )
    zeros = {key: np.zeros_like(value) for key, value in params.items()}
    m, v = zeros, zeros
    for t in range(1, 7):
        grads = {f"d{key}": rng.normal(size=value.shape) for key, value in params.items()}
        for key, tensor in tensors.items():
            tensor.grad = torch.tensor(grads[f"d{key}"])
        theirs.step()
        if name == "momentum":
            params, v = training.momentum_step(params, grads, v, 0.1, momentum=0.8)
        else:
            params, m, v = training.adam_step(
                params, grads, m, v, t, 0.1, beta1=0.8, beta2=0.99, eps=1e-6
            )
        for key, tensor in tensors.items():
            np.testing.assert_allclose(params[key], tensor.detach().numpy(), rtol=1e-9)
