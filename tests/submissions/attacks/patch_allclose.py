# about: patches NumPy's comparisons
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
np.allclose = np.array_equal = np.isclose = lambda *a, **k: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None


def relu(z):
    return np.asarray(z) * 0.0
