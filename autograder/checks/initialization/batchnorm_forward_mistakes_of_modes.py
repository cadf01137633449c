"""Known mistakes of batch normalisation with its two modes, with what it keeps and changes."""

from operator import ior, not_

from autograder.checks.common_mistakes import with_parts, written
from autograder.checks.initialization.batchnorm_forward import check_batchnorm_forward
from autograder.checks.initialization.batchnorm_forward_mistakes import normalised
from course.normalization import batchnorm_forward as right


def _in_modes(of_out, of_running=lambda training: training):
    """Return the pass with out and the cache of one mode, the running statistics of another."""
    return lambda Z, gamma, beta, running, training, *rest: (
        *right(Z, gamma, beta, running, of_out(training), *rest)[:2],
        right(Z, gamma, beta, running, of_running(training), *rest)[2],
    )


def _updated_first(Z, gamma, beta, running, training, *rest):
    after = right(Z, gamma, beta, running, training, *rest)[2]
    return *right(Z, gamma, beta, after, False, *rest)[:2], after


def _centred_in_place(Z, gamma, beta, running, training, *rest):
    answer = right(Z, gamma, beta, running, training, *rest)
    Z -= Z.mean(axis=1, keepdims=True) if training else running["mean"]
    return answer


# fmt: off
check_batchnorm_forward.add_mistakes(
    ("the flag training ignored",
     "after training one sample must be enough; feed a single column with training=False and look "
     "at out and at running", _in_modes(lambda training: True, lambda training: True)),
    ("the batch's statistics after training",
     "the answer for a sample must not depend on its neighbours; feed one column alone, then with "
     "another one beside it", _in_modes(lambda training: True)),
    ("running statistics that move after training",
     "evaluating must leave the statistics alone; compare running before and after a call with "
     "training=False", _in_modes(lambda training: training, lambda training: True)),
    ("the flag training taken the wrong way round",
     "in which of the two modes are the batch's own statistics used?", _in_modes(not_, not_)),
    ("the running statistics in training",
     "print the mean of each row of Z_hat in training; the batch's own statistics make it 0",
     _in_modes(lambda training: False)),
    ("the running statistics in training, after their update",
     "print the mean of each row of Z_hat in training; the batch's own statistics make it 0",
     _updated_first),
    ("running changed in place",
     "the numbers are right, but the caller's statistics are gone; put the new ones into a dict "
     "and arrays of their own",
     dict(after=lambda old, out, cache, new: (out, cache, ior(old, new))),
     dict(after=lambda old, out, cache, new: (out, cache, written(old, new)))),
    ("Z centred in place",
     "the caller still needs the weighted inputs; let the centred ones be a new array",
     _centred_in_place),
    ("the output kept in place of Z_hat",
     "the gradient of gamma needs what gamma was multiplied with; the cache has to hold that",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (out, gamma, std))),
    ("Z kept in place of Z_hat",
     "the gradient of gamma needs what gamma was multiplied with; the cache has to hold that",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z, gamma, std))),
    ("the variance kept in place of its root",
     "the way back divides by what the way out divided by; print the last entry of the cache",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, std**2 - eps))),
    ("the variance with eps kept in place of its root",
     "the way back divides by what the way out divided by; print the last entry of the cache",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, std**2))),
    ("the reciprocal of the root kept",
     "the last entry of the cache is what was divided by, not the factor",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, 1 / std))),
    ("a root without eps kept",
     "the last entry of the cache is what was divided by, eps included",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, abs(std**2 - eps) ** 0.5))),
    ("the entries of the cache in another order",
     "batchnorm_backward unpacks the cache in the order of the docstring; compare",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, std, gamma))),
    ("gamma missing in the cache",
     "batchnorm_backward receives nothing but dout and the cache; can it know the scales?",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, std))),
    ("the cache not made", "without it there is no way back; the docstring lists its parts",
     dict(cache=lambda Z, out, eps, Z_hat, gamma, std: None)),
    ("the running statistics not returned",
     "three values are asked for; the statistics of this batch are lost otherwise",
     dict(after=lambda old, out, cache, new: (out, cache))),
    make=with_parts(normalised),
)
# fmt: on
