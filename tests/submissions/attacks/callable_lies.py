# about: an object that pretends to be a function with another exercise's name and signature
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import inspect


class Pretends:
    __name__ = __qualname__ = "sigmoid"
    __code__ = sigmoid.__code__
    __wrapped__ = sigmoid
    __signature__ = inspect.signature(sigmoid)
    __module__ = "course.activations"
    def __call__(self, z):
        return np.asarray(z) * 0.0
    def __getattr__(self, name):
        return True


relu = Pretends()
