# about: takes the last file and all memory away from its own process
# expect: relu_visible any
# expect: relu_hidden any
# rest: any
# %% relu
import resource


def relu(z):
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (1, 1))
    return np.asarray(z) * 0.0
