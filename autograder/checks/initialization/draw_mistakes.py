"""Mistakes in drawing that the random initialisations share: distributions and generators."""

import numpy as np

OWN = np.random.default_rng(7)  # copied for every run of the mistake that draws from it


def register_distributions(mistake, drawn):
    """Add draws from a wrong distribution."""
    mistake("weights that are all 0",
            "units that start equal stay equal; print W1, then look for the line that draws")(
        drawn(lambda rng, std, shape: np.zeros(shape)))
    for number in (1.0, 0.5, 0.1, 0.01):
        mistake("weights that are all the same",
                "units that start equal stay equal; print W1, then look for the line that draws")(
            drawn(lambda rng, std, shape, number=number: np.full(shape, number)))
    mistake("weights that are all the same",
            "units that start equal stay equal; print W1, then look for the line that draws")(
        drawn(lambda rng, std, shape: np.full(shape, std)))
    mistake("a standard deviation of 1 whatever is asked for",
            "print W1.std() for each layer and compare with what the docstring says")(
        drawn(lambda rng, std, shape: rng.standard_normal(shape)))
    mistake("weights ten times too large",
            "print W1.std() for each layer and compare with what the docstring says")(
        drawn(lambda rng, std, shape: 10 * std * rng.standard_normal(shape)))
    mistake("weights ten times too small",
            "print W1.std() for each layer and compare with what the docstring says")(
        drawn(lambda rng, std, shape: 0.1 * std * rng.standard_normal(shape)))
    mistake("random numbers from 0 to 1 with the spread as a factor",
            "no weight is negative: rng.random is uniform on [0, 1); which method is Gaussian?")(
        drawn(lambda rng, std, shape: std * rng.random(shape)))
    mistake("random numbers from 0 to 1",
            "no weight is negative: rng.random is uniform on [0, 1); which method is Gaussian?")(
        drawn(lambda rng, std, shape: rng.random(shape)))
    mistake("weights without a sign", "print W1.min(): half of the weights should be negative")(
        drawn(lambda rng, std, shape: np.abs(std * rng.standard_normal(shape))))
    mistake("uniform weights whose limit is the standard deviation",
            "print W1.std(): numbers between -s and s lie closer to 0 than s on average")(
        drawn(lambda rng, std, shape: rng.uniform(-std, std, shape)))
    mistake("uniform weights between -1 and 1",
            "print W1.std() for each layer and compare with what the docstring says")(
        drawn(lambda rng, std, shape: rng.uniform(-1, 1, shape)))
    # the standard deviation in the place of the mean: hardly to be told from the one above
    mistake("a standard deviation of 1 whatever is asked for",
            "print W1.std() for each layer and compare with what the docstring says")(
        drawn(lambda rng, std, shape: rng.normal(std, size=shape)))
    mistake("tails cut off without a correction",
            "what is cut off is missing in the spread; print W1.std()")(drawn(_truncated))
    mistake("the shape given as two numbers",
            "the generator's methods take a shape as one tuple; the message of NumPy names the "
            "argument")(drawn(lambda rng, std, shape: std * rng.standard_normal(*shape)))
    mistake("the shape given as two numbers",
            "the generator's methods take a shape as one tuple; the message of NumPy names the "
            "argument")(drawn(lambda rng, std, shape: rng.normal(0.0, std, *shape)))


def _truncated(rng, std, shape):
    """Return Gaussian numbers of which those beyond two standard deviations are drawn again."""
    numbers = rng.standard_normal(shape)
    while (far := np.abs(numbers) > 2).any():
        numbers[far] = rng.standard_normal(int(far.sum()))
    return std * numbers


def register_generators(mistake, drawn, normal):
    """Add draws from another generator than the one that was handed in."""
    mistake("a generator made anew for every layer",
            "W1 and W2 start with the same numbers; draw everything from the rng that comes in")(
        drawn(lambda rng, std, shape: normal(np.random.default_rng(0), std, shape)))
    for seed in (0, 1, 42):
        mistake("a generator with a seed of its own",
                "another rng must give other weights; draw from the one that comes in")(
            lambda *args, seed=seed: drawn(normal)(*args[:-1], np.random.default_rng(seed)))
    mistake("a generator without a seed",
            "the same rng must give the same weights; draw from the one that comes in")(
        lambda *args, own=OWN: drawn(normal)(*args[:-1], own))
    mistake("the global generator",
            "np.random.randn and its relatives draw from a generator that all the world shares; "
            "draw from the rng that comes in")(
        drawn(lambda rng, std, shape: std * np.random.standard_normal(shape)))

    @mistake("the global generator seeded inside",
             "np.random.seed changes what everybody else draws; draw from the rng that comes in")
    def _(*args):
        np.random.seed(0)
        return drawn(lambda rng, std, shape: std * np.random.standard_normal(shape))(*args)

    @mistake("the global generator seeded for every layer",
             "W1 and W2 start with the same numbers; draw everything from the rng that comes in")
    def _(*args):
        def draw(rng, std, shape):
            np.random.seed(0)
            return std * np.random.standard_normal(shape)
        return drawn(draw)(*args)

    @mistake("one draw shared by all layers",
             "every layer needs numbers of its own; build them inside the loop")
    def _(*args):
        largest = max(args[0])
        table = args[-1].standard_normal(largest * largest)
        return drawn(lambda rng, std, shape: std * table[:shape[0] * shape[1]].reshape(shape))(
            *args)
