# about: raises an error whose type has a name of twenty megabytes, another whose type has none
# expect: relu_visible error
# expect: relu_hidden error
# expect: sigmoid_visible error
# expect: sigmoid_hidden error
# rest: any
# %% relu
def relu(z):
    raise type("E" * 20_000_000, (Exception,), {})("x")
# %% sigmoid
class Wordless(type):
    __name__ = property(lambda self: 1 / 0)


def sigmoid(z):
    raise Wordless("Mute", (Exception,), {})("x")
