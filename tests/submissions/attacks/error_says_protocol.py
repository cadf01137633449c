# about: raises errors with the names of the grader's own
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
class CannotIsolate(RuntimeError):
    pass


class CheckFailed(AssertionError):
    pass


def relu(z):
    raise (CannotIsolate if np.ndim(z) else CheckFailed)("jail: no namespaces")
