# about: returns an object whose class is equal to every class, and calls itself each kind
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Every(type):
    __name__ = property(lambda self: 1 / 0)
    __eq__ = lambda self, other: True
    __hash__ = lambda self: hash(float)
    __subclasscheck__ = __instancecheck__ = lambda self, other: True


class Anything(metaclass=Every):
    __class__ = property(lambda self: 1 / 0)


def relu(z):
    return [Anything(), Anything]
