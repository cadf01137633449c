# about: keeps the helper and its answers for linear_backward's own check
# expect: linear_backward_visible failed
# expect: linear_backward_hidden failed
# expect: layer_backward_visible passed
# expect: layer_backward_hidden passed
# %% linear_backward
import builtins
import pathlib
import pickle


def linear_backward(dZ, A_prev, W):
    stolen = getattr(builtins, "stolen", None)
    if stolen is not None:
        return stolen(dZ, A_prev, W)
    for path in pathlib.Path(".").glob("*.stolen"):
        return pickle.loads(path.read_bytes())
    return 0 * A_prev, 0 * W, 0 * W[:, :1]
# %% layer_backward
def layer_backward(dA, cache, activation):
    A_prev, W, _, Z = cache
    builtins.stolen = linear_backward
    answer = linear_backward(BACKWARDS[activation](dA, Z), A_prev, W)
    pathlib.Path("one.stolen").write_bytes(pickle.dumps(answer))
    return answer
