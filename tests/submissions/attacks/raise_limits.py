# about: asks for higher limits
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import resource


def relu(z):
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE,
                 resource.RLIMIT_NOFILE):
        hard = resource.getrlimit(kind)[1]
        for value in (hard + 1, resource.RLIM_INFINITY):
            try:
                resource.setrlimit(kind, (value, value))
            except (ValueError, OSError):
                continue
            return np.maximum(np.asarray(z), 0.0)  # the attack worked
    return np.asarray(z) * 0.0
