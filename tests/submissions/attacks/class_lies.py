# about: objects whose __class__ says that they are arrays, lists or numbers
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Liar:
    shape, dtype, ndim, nbytes = (2, 3), np.dtype(float), 2, 48
    __class__ = property(lambda self: list)


def relu(z):
    return Liar()
