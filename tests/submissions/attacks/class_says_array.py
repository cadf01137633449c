# about: an object whose __class__ says that it is an array
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Liar:
    shape, dtype, ndim, nbytes = (2, 3), np.dtype(float), 2, 48
    __class__ = property(lambda self: np.ndarray)

    def __array__(self, *a, **k):
        return np.zeros((2, 3))


def relu(z):
    return Liar()
