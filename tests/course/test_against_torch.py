"""The reference against PyTorch in float64: values and gradients that neither side shares."""

import numpy as np
import pytest

from course import (
    activations,
    backprop,
    forward,
    losses,
)
from tests.course.torch_networks import small_network, torch_network

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
