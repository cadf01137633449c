# about: hands the reference a function that answers nan, huge arrays, and text
# expect: numerical_gradient_visible failed
# expect: numerical_gradient_hidden failed
# expect: gradient_check_visible failed
# expect: gradient_check_hidden failed
# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    return np.zeros(np.shape(x))
# %% gradient_check
import itertools

ANSWERS = itertools.cycle([np.nan, np.inf, -np.inf, "1", None, np.ones((200, 200)), 1j, [1], {}])


def gradient_check(cost, params, grads):
    return {name: numerical_gradient(lambda v: next(ANSWERS), value)
            for name, value in params.items()}
