"""Known mistakes of batch normalisation's forward pass, training or not."""

import numpy as np

from autograder.checks.common_mistakes import with_parts
from autograder.checks.initialization.batchnorm_forward import check_batchnorm_forward


def _mean(Z):
    return Z.mean(axis=1, keepdims=True)


def _var(Z):
    return Z.var(axis=1, keepdims=True)


def _root(var, eps):
    return np.sqrt(var + eps)


def normalised(
    Z,
    gamma,
    beta,
    running,
    training,
    momentum=0.9,
    eps=1e-5,
    mean_of=_mean,
    var_of=_var,
    kept=lambda Z, mean, var, eps: (mean, var),
    blend=lambda old, new, momentum: momentum * old + (1 - momentum) * new,
    root=_root,
    divided=lambda Z, mean, std: (Z - mean) / std,
    scaled=lambda gamma, Z_hat, beta: gamma * Z_hat + beta,
    cache=lambda Z, out, eps, Z_hat, gamma, std: (Z_hat, gamma, std),
    after=lambda old, out, cache, new: (out, cache, new),
):
    """Return the forward pass; each part may be replaced by a wrong one."""
    mean, var, new = running["mean"], running["var"], running
    if training:
        mean, var = mean_of(Z), var_of(Z)
        statistics = zip(("mean", "var"), kept(Z, mean, var, eps), strict=True)
        new = {key: blend(running[key], value, momentum) for key, value in statistics}
    std = root(var, eps)
    Z_hat = divided(Z, mean, std)
    out = scaled(gamma, Z_hat, beta)
    return after(running, out, cache(Z, out, eps, Z_hat, gamma, std), new)


def _sample_variance(Z):
    return Z.var(axis=1, ddof=1, keepdims=True)


# fmt: off
check_batchnorm_forward.add_mistakes(
    ("statistics over the units",
     "every unit has a mean over the samples; print the shapes of Z and of your mean",
     dict(mean_of=lambda Z: Z.mean(axis=0, keepdims=True),
          var_of=lambda Z: Z.var(axis=0, keepdims=True))),
    ("one mean and one variance for the whole array",
     "every unit has its own; print the mean of each row of the output before gamma and beta",
     dict(mean_of=np.mean, var_of=np.var)),
    ("statistics without their second axis",
     "a mean of shape (n,) meets the columns of Z, not its rows; print its shape",
     dict(mean_of=lambda Z: Z.mean(axis=1), var_of=lambda Z: Z.var(axis=1))),
    ("a division by the variance",
     "the spread of each row of Z_hat should be near 1; print it, and remember which of variance "
     "and its root has the units of Z", dict(root=lambda var, eps: var + eps),
     dict(root=lambda var, eps: var), dict(divided=lambda Z, mean, std: (Z - mean) / std / std)),
    ("eps forgotten",
     "a unit that never changes has variance 0, and 0 / 0 is nan; where does eps stand?",
     dict(root=lambda var, eps: np.sqrt(var))),
    ("eps added outside the root",
     "eps belongs to the variance; for a unit on a small scale the place matters, try one",
     dict(root=lambda var, eps: np.sqrt(var) + eps)),
    ("eps squared under the root", "eps is added to the variance as it is",
     dict(root=lambda var, eps: np.sqrt(var + eps**2))),
    ("an eps of its own in place of the argument",
     "change the argument eps: the output of a unit on a small scale must follow it",
     *(dict(root=lambda var, eps, own=own: np.sqrt(var + own))
       for own in (1e-5, 1e-8, 1e-7, 1e-3))),
    ("the variance divided by m - 1",
     "this is the sample variance of statistics; here the batch's squares are averaged over all m "
     "samples", dict(var_of=_sample_variance)),
    ("the running variance divided by m - 1",
     "the output is right; PyTorch keeps a running variance like this, this course keeps the very "
     "variance that it normalised with",
     dict(kept=lambda Z, mean, var, eps: (mean, _sample_variance(Z)))),
    ("a sum of squares without the mean",
     "the variance is a mean; give every sample twice, and it must stay what it is",
     dict(var_of=lambda Z: _var(Z) * Z.shape[1])),
    ("the mean square in place of the variance",
     "shift all samples by 10: the variance must not change",
     dict(var_of=lambda Z: _mean(np.square(Z)))),
    ("the mean not taken away", "print the mean of each row of Z_hat in training; it should be 0",
     dict(divided=lambda Z, mean, std: Z / std)),
    ("momentum and its complement exchanged",
     "momentum is the weight of the old statistics here; with momentum 1 they must not move",
     dict(blend=lambda old, new, momentum: (1 - momentum) * old + momentum * new)),
    ("a momentum of its own in place of the argument",
     "change the argument momentum: the running statistics must follow it",
     *(dict(blend=lambda old, new, _, own=own: own * old + (1 - own) * new)
       for own in (0.9, 0.99))),
    ("the batch added to the running statistics without its weight",
     "the two weights of an average sum to 1; a batch like all the others must change nothing",
     dict(blend=lambda old, new, momentum: momentum * old + new)),
    ("running statistics replaced by the batch's",
     "they are averages over many batches; what is left of the old ones after this call?",
     dict(blend=lambda old, new, momentum: new)),
    ("running statistics that never move",
     "compare running before and after a call in training; the batch must leave a trace",
     dict(blend=lambda old, new, momentum: old)),
    ("running statistics of Z_hat",
     "the mean of Z_hat is 0 whatever the batch is; average the statistics of Z",
     dict(kept=lambda Z, mean, var, eps: (
         _mean((Z - mean) / _root(var, eps)), _var((Z - mean) / _root(var, eps))))),
    ("the running variance fed with standard deviations",
     "the entry var is used under a root later, so a variance has to go in",
     dict(kept=lambda Z, mean, var, eps: (mean, np.sqrt(var))),
     dict(kept=lambda Z, mean, var, eps: (mean, np.sqrt(var + eps)))),
    ("eps in the running variance",
     "eps is added where the root is taken; the statistics are kept without it",
     dict(kept=lambda Z, mean, var, eps: (mean, var + eps))),
    ("the running mean updated, the running variance not",
     "two statistics are needed after training; print both before and after a call",
     dict(after=lambda old, out, cache, new: (out, cache, {**new, "var": old["var"]}))),
    ("gamma forgotten", "twice the gamma must double the distance of every output from beta",
     dict(scaled=lambda gamma, Z_hat, beta: Z_hat + beta)),
    ("beta forgotten", "the mean of a unit's output in training should be its beta; print it",
     dict(scaled=lambda gamma, Z_hat, beta: gamma * Z_hat)),
    ("neither gamma nor beta used", "out is Z_hat after a scale and a shift of every unit",
     dict(scaled=lambda gamma, Z_hat, beta: Z_hat.copy())),
    ("gamma and beta exchanged", "one of them scales, the other shifts; which starts at 1?",
     dict(scaled=lambda gamma, Z_hat, beta: beta * Z_hat + gamma)),
    ("beta added before the scale", "the shift comes last, gamma must not touch it",
     dict(scaled=lambda gamma, Z_hat, beta: gamma * (Z_hat + beta))),
    ("gamma as the divisor", "a larger gamma must spread the outputs, not gather them",
     dict(scaled=lambda gamma, Z_hat, beta: Z_hat / gamma + beta)),
    make=with_parts(normalised),
)
# fmt: on
