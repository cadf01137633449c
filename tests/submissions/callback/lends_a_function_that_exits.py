# about: hands the reference functions that raise what nobody catches, and that leave
# expect: numerical_gradient_visible failed
# expect: numerical_gradient_hidden failed
# expect: gradient_check_visible failed
# expect: gradient_check_hidden failed
# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    return np.zeros(np.shape(x))
# %% gradient_check
import os


def gradient_check(cost, params, grads):
    def leaves(v):
        raise SystemExit(0)

    def ends(v):
        os._exit(0)

    for name, value in params.items():
        for f in (ends, leaves):
            numerical_gradient(f, value)
    return dict.fromkeys(params, 0.0)
