# about: hands functions to the reference that answer with text, raise, and ask in the middle of an answer
# expect: numerical_gradient_visible failed
# expect: numerical_gradient_hidden failed
# expect: gradient_check_visible any
# expect: gradient_check_hidden any
# rest: any
# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    return np.zeros(np.shape(x))
# %% gradient_check
def gradient_check(cost, params, grads):
    def text(v):
        return "x" * 1_000_000

    def raises(v):
        raise KeyError("mine")

    def asks(v):
        return numerical_gradient(text, v).sum()

    errors = {}
    for name, value in params.items():
        for f in (text, raises, asks):
            try:
                numerical_gradient(f, value)
            except ValueError:
                pass
        errors[name] = 0.0
    return errors
