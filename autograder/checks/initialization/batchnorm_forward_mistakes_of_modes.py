"""Known mistakes of batch normalisation with its two modes, with what it keeps and changes."""

from autograder.checks.initialization.batchnorm_forward_mistakes import check_batchnorm_forward
from course.normalization import batchnorm_forward as right

mistake = check_batchnorm_forward.mistake


@mistake("the flag training ignored",
         "after training one sample must be enough; feed a single column with training=False and "
         "look at out and at running")
def _(Z, gamma, beta, running, training, *rest):
    return right(Z, gamma, beta, running, True, *rest)


@mistake("the batch's statistics after training",
         "the answer for a sample must not depend on its neighbours; feed one column alone, then "
         "with another one beside it")
def _(Z, gamma, beta, running, training, *rest):
    out, cache, after = right(Z, gamma, beta, running, True, *rest)
    return out, cache, after if training else running


@mistake("running statistics that move after training",
         "evaluating must leave the statistics alone; compare running before and after a call with "
         "training=False")
def _(Z, gamma, beta, running, training, *rest):
    out, cache, _ = right(Z, gamma, beta, running, training, *rest)
    return out, cache, right(Z, gamma, beta, running, True, *rest)[2]


@mistake("the flag training taken the wrong way round",
         "in which of the two modes are the batch's own statistics used?")
def _(Z, gamma, beta, running, training, *rest):
    return right(Z, gamma, beta, running, not training, *rest)


@mistake("the running statistics in training",
         "print the mean of each row of Z_hat in training; the batch's own statistics make it 0")
def _(Z, gamma, beta, running, training, *rest):
    out, cache, _ = right(Z, gamma, beta, running, False, *rest)
    return out, cache, right(Z, gamma, beta, running, training, *rest)[2]


@mistake("the running statistics in training, after their update",
         "print the mean of each row of Z_hat in training; the batch's own statistics make it 0")
def _(Z, gamma, beta, running, training, *rest):
    after = right(Z, gamma, beta, running, training, *rest)[2]
    out, cache, _ = right(Z, gamma, beta, after, False, *rest)
    return out, cache, after


IN_PLACE = ("running changed in place",
            "the numbers are right, but the caller's statistics are gone; put the new ones into a "
            "dict and arrays of their own")


@mistake(*IN_PLACE)
def _(Z, gamma, beta, running, *rest):
    out, cache, after = right(Z, gamma, beta, running, *rest)
    running.update(after)
    return out, cache, running


@mistake(*IN_PLACE)
def _(Z, gamma, beta, running, *rest):
    out, cache, after = right(Z, gamma, beta, running, *rest)
    for key in running:
        running[key][:] = after[key]
    return out, cache, running


@mistake("Z centred in place",
         "the caller still needs the weighted inputs; let the centred ones be a new array")
def _(Z, gamma, beta, running, training, *rest):
    answer = right(Z, gamma, beta, running, training, *rest)
    Z -= Z.mean(axis=1, keepdims=True) if training else running["mean"]
    return answer


def _kept(change):
    """Return the forward pass with another cache."""
    def function(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
        out, cache, after = right(Z, gamma, beta, running, training, momentum, eps)
        return out, change(Z, out, eps, *cache), after
    return function


mistake("the output kept in place of Z_hat",
        "the gradient of gamma needs what gamma was multiplied with; the cache has to hold that")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (out, gamma, std)))
mistake("Z kept in place of Z_hat",
        "the gradient of gamma needs what gamma was multiplied with; the cache has to hold that")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z, gamma, std)))
mistake("the variance kept in place of its root",
        "the way back divides by what the way out divided by; print the last entry of the cache")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, std**2 - eps)))
mistake("the variance with eps kept in place of its root",
        "the way back divides by what the way out divided by; print the last entry of the cache")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, std**2)))
mistake("the reciprocal of the root kept",
        "the last entry of the cache is what was divided by, not the factor")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, 1 / std)))
mistake("a root without eps kept",
        "the last entry of the cache is what was divided by, eps included")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, abs(std**2 - eps)**0.5)))
mistake("the entries of the cache in another order",
        "batchnorm_backward unpacks the cache in the order of the docstring; compare")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, std, gamma)))
mistake("gamma missing in the cache",
        "batchnorm_backward receives nothing but dout and the cache; can it know the scales?")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, std)))
mistake("the cache not made", "without it there is no way back; the docstring lists its parts")(
    _kept(lambda Z, out, eps, Z_hat, gamma, std: None))


@mistake("the running statistics not returned",
         "three values are asked for; the statistics of this batch are lost otherwise")
def _(*args):
    return right(*args)[:2]
