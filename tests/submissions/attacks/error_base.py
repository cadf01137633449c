# about: raises what no except clause for errors catches
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
class Base(BaseException):
    pass


KINDS = [GeneratorExit, KeyboardInterrupt, Base, StopIteration, StopAsyncIteration]


def relu(z):
    raise KINDS[np.size(z) % len(KINDS)]("stop")
