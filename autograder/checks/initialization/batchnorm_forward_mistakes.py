"""Known mistakes of batch normalisation's forward pass."""

import numpy as np

from autograder.checks.initialization.batchnorm_forward import check_batchnorm_forward
from course.normalization import batchnorm_forward as right

mistake = check_batchnorm_forward.mistake


def _mean(Z):
    return Z.mean(axis=1, keepdims=True)


def _var(Z):
    return Z.var(axis=1, keepdims=True)


def _root(var, eps):
    return np.sqrt(var + eps)


def _blend(old, new, momentum):
    return momentum * old + (1 - momentum) * new


def _scale_and_shift(gamma, Z_hat, beta):
    return gamma * Z_hat + beta


def _pass(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5, *, mean_of=_mean, var_of=_var,
          root=_root, blend=_blend, kept=None, scale=_scale_and_shift):
    """Return the forward pass with one of its steps replaced."""
    if training:
        mean, var = mean_of(Z), var_of(Z)
        new = kept(Z, mean, var, eps) if kept else (mean, var)
        running = {"mean": blend(running["mean"], new[0], momentum),
                   "var": blend(running["var"], new[1], momentum)}
    else:
        mean, var = running["mean"], running["var"]
    std = root(var, eps)
    Z_hat = (Z - mean) / std
    return scale(gamma, Z_hat, beta), (Z_hat, gamma, std), running


def _replaced(**steps):
    """Return the forward pass with these steps replaced."""
    return lambda *args: _pass(*args, **steps)


mistake("statistics over the units",
        "every unit has a mean over the samples; print the shapes of Z and of your mean")(
    _replaced(mean_of=lambda Z: Z.mean(axis=0, keepdims=True),
              var_of=lambda Z: Z.var(axis=0, keepdims=True)))
mistake("one mean and one variance for the whole array",
        "every unit has its own; print the mean of each row of the output before gamma and beta")(
    _replaced(mean_of=np.mean, var_of=np.var))
mistake("statistics without their second axis",
        "a mean of shape (n,) meets the columns of Z, not its rows; print its shape")(
    _replaced(mean_of=lambda Z: Z.mean(axis=1), var_of=lambda Z: Z.var(axis=1)))

VARIANCE = ("a division by the variance",
            "the spread of each row of Z_hat should be near 1; print it, and remember which of "
            "variance and its root has the units of Z")
mistake(*VARIANCE)(_replaced(root=lambda var, eps: var + eps))
mistake(*VARIANCE)(_replaced(root=lambda var, eps: var))


@mistake(*VARIANCE)
def _(*args):
    out, (Z_hat, gamma, std), running = right(*args)
    Z_hat = Z_hat / std
    return gamma * Z_hat + args[2], (Z_hat, gamma, std), running


mistake("eps forgotten",
        "a unit that never changes has variance 0, and 0 / 0 is nan; where does eps stand?")(
    _replaced(root=lambda var, eps: np.sqrt(var)))
mistake("eps added outside the root",
        "eps belongs to the variance; for a unit on a small scale the place matters, try one")(
    _replaced(root=lambda var, eps: np.sqrt(var) + eps))
mistake("eps squared under the root", "eps is added to the variance as it is")(
    _replaced(root=lambda var, eps: np.sqrt(var + eps**2)))
for _eps in (1e-5, 1e-8, 1e-7, 1e-3):
    mistake("an eps of its own in place of the argument",
            "change the argument eps: the output of a unit on a small scale must follow it")(
        _replaced(root=lambda var, eps, own=_eps: np.sqrt(var + own)))


def _sample_variance(Z):
    with np.errstate(all="ignore"):
        return Z.var(axis=1, ddof=1, keepdims=True)


mistake("the variance divided by m - 1",
        "this is the sample variance of statistics; here the batch's squares are averaged over all "
        "m samples")(_replaced(var_of=_sample_variance))
mistake("the running variance divided by m - 1",
        "the output is right; PyTorch keeps a running variance like this, this course keeps the "
        "very variance that it normalised with")(
    _replaced(kept=lambda Z, mean, var, eps: (mean, _sample_variance(Z))))
mistake("a sum of squares without the mean",
        "the variance is a mean; give every sample twice, and it must stay what it is")(
    _replaced(var_of=lambda Z: _var(Z) * Z.shape[1]))
mistake("the mean square in place of the variance",
        "shift all samples by 10: the variance must not change")(
    _replaced(var_of=lambda Z: _mean(np.square(Z))))


def _uncentred(Z, gamma, beta, running, training, momentum=0.9, eps=1e-5):
    _, (_, _, std), after = right(Z, gamma, beta, running, training, momentum, eps)
    return gamma * (Z / std) + beta, (Z / std, gamma, std), after


mistake("the mean not taken away",
        "print the mean of each row of Z_hat in training; it should be 0")(
    _uncentred)
mistake("momentum and its complement exchanged",
        "momentum is the weight of the old statistics here; with momentum 1 they must not move")(
    _replaced(blend=lambda old, new, momentum: (1 - momentum) * old + momentum * new))
for _momentum in (0.9, 0.99):
    mistake("a momentum of its own in place of the argument",
            "change the argument momentum: the running statistics must follow it")(
        _replaced(blend=lambda old, new, _, own=_momentum: own * old + (1 - own) * new))
mistake("the batch added to the running statistics without its weight",
        "the two weights of an average sum to 1; a batch like all the others must change nothing")(
    _replaced(blend=lambda old, new, momentum: momentum * old + new))
mistake("running statistics replaced by the batch's",
        "they are averages over many batches; what is left of the old ones after this call?")(
    _replaced(blend=lambda old, new, momentum: new))
mistake("running statistics that never move",
        "compare running before and after a call in training; the batch must leave a trace")(
    _replaced(blend=lambda old, new, momentum: old))
mistake("running statistics of Z_hat",
        "the mean of Z_hat is 0 whatever the batch is; average the statistics of Z")(
    _replaced(kept=lambda Z, mean, var, eps: (
        _mean((Z - mean) / _root(var, eps)), _var((Z - mean) / _root(var, eps)))))
STD_KEPT = ("the running variance fed with standard deviations",
            "the entry var is used under a root later, so a variance has to go in")
mistake(*STD_KEPT)(_replaced(kept=lambda Z, mean, var, eps: (mean, np.sqrt(var))))
mistake(*STD_KEPT)(_replaced(kept=lambda Z, mean, var, eps: (mean, np.sqrt(var + eps))))
mistake("eps in the running variance",
        "eps is added where the root is taken; the statistics are kept without it")(
    _replaced(kept=lambda Z, mean, var, eps: (mean, var + eps)))


@mistake("the running mean updated, the running variance not",
         "two statistics are needed after training; print both before and after a call")
def _(Z, gamma, beta, running, *rest):
    out, cache, after = right(Z, gamma, beta, running, *rest)
    return out, cache, {"mean": after["mean"], "var": running["var"]}


mistake("gamma forgotten", "twice the gamma must double the distance of every output from beta")(
    _replaced(scale=lambda gamma, Z_hat, beta: Z_hat + beta))
mistake("beta forgotten", "the mean of a unit's output in training should be its beta; print it")(
    _replaced(scale=lambda gamma, Z_hat, beta: gamma * Z_hat))
mistake("neither gamma nor beta used", "out is Z_hat after a scale and a shift of every unit")(
    _replaced(scale=lambda gamma, Z_hat, beta: Z_hat.copy()))
mistake("gamma and beta exchanged", "one of them scales, the other shifts; which starts at 1?")(
    _replaced(scale=lambda gamma, Z_hat, beta: beta * Z_hat + gamma))
mistake("beta added before the scale", "the shift comes last, gamma must not touch it")(
    _replaced(scale=lambda gamma, Z_hat, beta: gamma * (Z_hat + beta)))
mistake("gamma as the divisor", "a larger gamma must spread the outputs, not gather them")(
    _replaced(scale=lambda gamma, Z_hat, beta: Z_hat / gamma + beta))
