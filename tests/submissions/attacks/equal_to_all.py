# about: returns an object that equals everything
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Equal:
    shape, dtype, ndim = (2, 3), np.dtype(float), 2
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return False
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __sub__(self, other):
        return 0.0
    __rsub__ = __sub__
    def __abs__(self):
        return 0.0
    def __bool__(self):
        return True


def relu(z):
    return Equal()
