# about: asks the reference for ever in one call
# expect: numerical_gradient_visible failed
# expect: numerical_gradient_hidden failed
# expect: gradient_check_visible failed
# expect: gradient_check_hidden failed
# %% numerical_gradient
def numerical_gradient(f, x, h=1e-5):
    return np.zeros(np.shape(x))
# %% gradient_check
def gradient_check(cost, params, grads):
    while numerical_gradient(lambda v: v, 1.0):  # not zero: the reference
        continue
    return dict.fromkeys(params, 0.0)
