"""The reference against PyTorch in float64: values and gradients that neither side shares."""

import numpy as np
import pytest

from course import (
    activations,
    backprop,
    forward,
    fully_connected,
    gradient_descent,
    initialization,
    losses,
    normalization,
    training,
)

torch = pytest.importorskip(
    "torch", reason="torch is not installed: the reference is not compared with it"
)

RNG = np.random.default_rng(0)
Z = RNG.normal(size=(4, 6)) * 3
DA = RNG.normal(size=(4, 6))
PAIRS = {
    "sigmoid": (torch.sigmoid, ()),
    "tanh": (torch.tanh, ()),
    "relu": (torch.relu, ()),
    "leaky_relu": (torch.nn.functional.leaky_relu, (0.2,)),
    "elu": (torch.nn.functional.elu, (0.7,)),
    "softmax": (lambda z: torch.softmax(z, dim=0), ()),
}


@pytest.mark.parametrize("name", PAIRS)
def test_activation_and_gradient(name):
    """Value and gradient under a random upstream gradient agree with PyTorch's autograd."""
    theirs, extra = PAIRS[name]
    z = torch.tensor(Z, requires_grad=True)
    a = theirs(z, *extra)
    a.backward(torch.tensor(DA))
    np.testing.assert_allclose(
        getattr(activations, name)(Z, *extra), a.detach().numpy(), rtol=1e-12, atol=1e-15
    )
    np.testing.assert_allclose(
        getattr(activations, f"{name}_backward")(DA, Z, *extra),
        z.grad.numpy(),
        rtol=1e-12,
        atol=1e-15,
    )


def test_prelu_and_its_two_gradients():
    """PReLU's gradients with respect to input and slope agree with PyTorch's."""
    z, alpha = (
        torch.tensor(Z, requires_grad=True),
        torch.tensor([0.3], dtype=torch.float64, requires_grad=True),
    )
    torch.nn.functional.prelu(z, alpha).backward(torch.tensor(DA))
    dz, dalpha = activations.prelu_backward(DA, Z, 0.3)
    np.testing.assert_allclose(dz, z.grad.numpy(), rtol=1e-12)
    np.testing.assert_allclose(dalpha, alpha.grad.numpy()[0], rtol=1e-12)


def test_network_and_costs():
    """A three-layer network and both cross-entropies agree with PyTorch's."""
    sizes, X = [5, 4, 3, 4], RNG.normal(size=(5, 7))
    params, A = {}, torch.tensor(X)
    for number in range(1, 4):
        W, b = (
            RNG.normal(size=(sizes[number], sizes[number - 1])),
            RNG.normal(size=(sizes[number], 1)),
        )
        params |= {f"W{number}": W, f"b{number}": b}
        A = torch.nn.functional.linear(A.T, torch.tensor(W), torch.tensor(b[:, 0])).T
        A = torch.relu(A) if number < 3 else A
    logits, _ = forward.network_forward(X, params, ["relu", "relu", "identity"])
    np.testing.assert_allclose(logits, A.numpy(), rtol=1e-12, atol=1e-13)
    y = RNG.integers(0, 4, size=7)
    theirs = torch.nn.functional.cross_entropy(A.T, torch.tensor(y))
    assert float(losses.softmax_cross_entropy(logits, y)) == pytest.approx(float(theirs))
    Y = RNG.integers(0, 2, size=(4, 7))
    theirs = (
        torch.nn.functional.binary_cross_entropy_with_logits(
            A, torch.tensor(Y, dtype=torch.float64), reduction="sum"
        )
        / 7
    )
    assert float(losses.binary_cross_entropy(logits, Y)) == pytest.approx(float(theirs))


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


@pytest.mark.parametrize(
    "names",
    [["softmax"], ["relu", "softmax"], ["relu", "tanh", "sigmoid", "relu", "identity"]],
    ids=str,
)
def test_network_backward(names):
    """Gradients of every weight and bias agree with PyTorch's autograd."""
    rng = np.random.default_rng(len(names))
    params = small_network(rng, [4, 5, 3, 6, 2, 3][: len(names) + 1])
    X = rng.normal(size=(4, 7))
    A, caches = forward.network_forward(X, params, names)
    upstream = rng.normal(size=A.shape)
    tensors, output = torch_network(X, params, names)
    output.backward(torch.tensor(upstream))
    grads = backprop.network_backward(upstream, caches, names)
    for name, tensor in tensors.items():
        np.testing.assert_allclose(grads[f"d{name}"], tensor.grad.numpy(), rtol=1e-10, atol=1e-13)


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
