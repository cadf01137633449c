# about: hands the reference a function that asks the reference, a question inside a question
# expect: numerical_gradient_visible failed
# expect: numerical_gradient_hidden failed
# expect: gradient_check_visible failed
# expect: gradient_check_hidden failed
# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    return np.zeros(np.shape(x))
# %% gradient_check
def gradient_check(cost, params, grads):
    def inside(v):
        return float(np.sum(numerical_gradient(lambda u: float(np.sum(u ** 2)), v)))
    return {name: numerical_gradient(inside, value) for name, value in params.items()}
