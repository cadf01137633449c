# about: returns an array whose comparisons are always true
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Array(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_
    def __array_function__(self, *a, **k):
        return np.True_
    def all(self, *a, **k):
        return True
    def tobytes(self, *a, **k):
        return b""


def relu(z):
    return np.full(np.shape(z), 7.0).view(Array)
