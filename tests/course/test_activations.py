"""The reference of notebook 01 against mpmath, closed forms and differences in 50 digits."""

import mpmath
import numpy as np
import pytest

from course import activations as a

mpmath.mp.dps = 50
NUMBERS = [
    -1000.0,
    -745.2,
    -40.0,
    -3.0,
    -1.0,
    -1e-9,
    1e-300,
    1e-9,
    0.5,
    1.0,
    3.0,
    36.8,
    710.5,
    1000.0,
]
ALPHA = 0.3


def mp_elu(z):
    return z if z > 0 else ALPHA * mpmath.expm1(z)


def mp_leaky(z):
    return z if z > 0 else ALPHA * z


# name -> (function of z, gradient of (dA, z), the same function in mpmath)
ELEMENT_WISE = {
    "sigmoid": (a.sigmoid, a.sigmoid_backward, lambda z: 1 / (1 + mpmath.exp(-z))),
    "tanh": (a.tanh, a.tanh_backward, mpmath.tanh),
    "relu": (a.relu, a.relu_backward, lambda z: max(z, mpmath.mpf(0))),
    "leaky_relu": (
        lambda z: a.leaky_relu(z, ALPHA),
        lambda dA, z: a.leaky_relu_backward(dA, z, ALPHA),
        mp_leaky,
    ),
    "prelu": (
        lambda z: a.prelu(z, ALPHA),
        lambda dA, z: a.prelu_backward(dA, z, ALPHA)[0],
        mp_leaky,
    ),
    "elu": (lambda z: a.elu(z, ALPHA), lambda dA, z: a.elu_backward(dA, z, ALPHA), mp_elu),
    "identity": (a.identity, None, lambda z: z),
}
WITH_SLOPE = [name for name, entry in ELEMENT_WISE.items() if entry[1]]
FORMS = [
    3,
    -2.5,
    [1.0, -2.0],
    [[1, -2], [3, 4]],
    np.float32(0.5),
    np.arange(-2, 3),
    np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3),
    np.array(-1.5),
    np.zeros((0, 3)),
]


@pytest.mark.parametrize("name", ELEMENT_WISE)
def test_value_is_right_at_every_scale(name):
    """Values agree with 50-digit arithmetic from -1000 to 1000, without overflow or nan."""
    function, _, exact = ELEMENT_WISE[name]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = function(np.array(NUMBERS))
    expected = [float(exact(mpmath.mpf(z))) for z in NUMBERS]
    np.testing.assert_allclose(got, expected, rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize("name", WITH_SLOPE)
def test_gradient_is_the_derivative(name):
    """`*_backward` is dA times the derivative, taken in 50 digits."""
    _, backward, exact = ELEMENT_WISE[name]
    z = np.array([x for x in NUMBERS if abs(x) > 1e-3 and abs(x) < 700])
    dA = np.random.default_rng(0).normal(size=z.shape)
    slopes = [float(mpmath.diff(exact, mpmath.mpf(x), h=mpmath.mpf(10) ** -20)) for x in z]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        got = backward(dA, z)
        assert np.isfinite(backward(np.ones(2), np.array([-1000.0, 1000.0]))).all()
    np.testing.assert_allclose(got, dA * slopes, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", ELEMENT_WISE)
@pytest.mark.parametrize("z", FORMS, ids=lambda z: f"{type(z).__name__}{np.shape(z)}")
def test_any_form_of_input(name, z):
    """Numbers, lists, integers, float32, 0-d, 1-d and 2-d: floats of the same shape come back."""
    function, backward, exact = ELEMENT_WISE[name]
    got = np.asarray(function(z))
    assert got.shape == np.shape(z)
    is_float32 = getattr(z, "dtype", None) == np.float32
    assert got.dtype == (np.float32 if is_float32 else np.float64)
    expected = np.vectorize(lambda x: float(exact(mpmath.mpf(float(x)))), otypes=[float])(z)
    np.testing.assert_allclose(got, expected, rtol=1e-5 if is_float32 else 1e-12)
    if backward:
        assert np.shape(backward(z, z)) == np.shape(z)


@pytest.mark.parametrize("name", ELEMENT_WISE)
def test_arguments_stay_and_results_are_new(name):
    """Arguments keep every bit, and writing into a result changes no argument."""
    function, backward, _ = ELEMENT_WISE[name]
    z, dA = np.array([[1.0, 2.0, 3.0]]), np.array([[4.0, 5.0, 6.0]])
    results = [function(z)] + ([backward(dA, z)] if backward else [])
    for result in results:
        result[...] = 99
    np.testing.assert_array_equal(z, [[1.0, 2.0, 3.0]])
    np.testing.assert_array_equal(dA, [[4.0, 5.0, 6.0]])


def test_prelu_gradient_of_its_slope():
    """`dalpha` is the derivative of the sum of dA * prelu with respect to alpha."""
    rng = np.random.default_rng(1)
    dA, z = rng.normal(size=(3, 5)), rng.normal(size=(3, 5))

    def total(alpha):
        return mpmath.fsum(
            d * (x if x > 0 else alpha * x) for d, x in zip(dA.ravel(), z.ravel(), strict=True)
        )

    _, dalpha = a.prelu_backward(dA, z, ALPHA)
    assert float(dalpha) == pytest.approx(float(mpmath.diff(total, ALPHA)), rel=1e-12)


def test_slopes_at_zero_and_default_slopes():
    """The slope at 0 is that of the left; the default `alpha` is 0.01 (leaky ReLU) or 1 (ELU)."""
    assert a.relu_backward([3.0], [0.0]).tolist() == [0.0]
    assert a.leaky_relu([-2.0]).tolist() == [-0.02]
    assert a.leaky_relu_backward([3.0, 3.0], [-2.0, 0.0]).tolist() == [0.03, 0.03]
    np.testing.assert_allclose(a.elu([-2.0]), [float(mpmath.expm1(-2))], rtol=1e-15)
    np.testing.assert_allclose(
        a.elu_backward([3.0], [-2.0]), [float(3 * mpmath.exp(-2))], rtol=1e-15
    )


def test_each_name_stands_for_its_function():
    """`ACTIVATIONS` has the five names, each for the function of that name."""
    assert a.ACTIVATIONS == {
        name: getattr(a, name) for name in ("identity", "sigmoid", "tanh", "relu", "softmax")
    }


@pytest.mark.parametrize("dtype", ["uint8", "int8", "int16", "bool"])
def test_narrow_whole_numbers_become_float64(dtype):
    """Whole numbers of any width give what the same float64 numbers give, in float64."""
    z = np.array([0, 1, 3]).astype(dtype)
    for function in (a.sigmoid, a.tanh, a.softmax, a.elu, a.identity):
        got = function(z)
        assert got.dtype == np.float64
        np.testing.assert_array_equal(got, function(z.astype(float)))
