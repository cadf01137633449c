# about: returns a float that equals everything
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
class Number(float):
    def __eq__(self, other):
        return True
    __hash__ = float.__hash__


def relu(z):
    return Number(7.0)
