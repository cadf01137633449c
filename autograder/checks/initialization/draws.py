"""What the checks of the random initialisations share: rule and examples."""

from functools import partial

from autograder.checks.check import Check
from tutor.judging.rules import RandomNetwork
from tutor.judging.standins import Script, Seed

DISCIPLINE = """\
first = {name}([4, 3], {std}np.random.default_rng({seed}))
again = {name}([4, 3], {std}np.random.default_rng({seed}))
other = {name}([4, 3], {std}np.random.default_rng({other}))
before = np.random.get_state()
last = {name}([2, 5, 3], {std}np.random.default_rng({seed}))
after = np.random.get_state()
same = np.array_equal(first["W1"], again["W1"])
different = not np.array_equal(first["W1"], other["W1"])
global_generator_unmoved = before[2] == after[2] and np.array_equal(before[1], after[1])"""

SIZES = {
    "layers of different sizes": ([120, 300, 80, 7],),
    "layers of the same size": ([40, 40, 40],),
    "one layer, two layers and five layers": ([90, 25], [25, 150, 10], [40, 60, 30, 50, 25, 8]),
    "one output": ([60, 200, 1],),
    "sizes in a tuple": ((30, 80, 20),),
}


def discipline(name, std="", seed=1, other=2):
    """Return the arguments with the script that looks at where the randomness comes from."""
    text = DISCIPLINE.format(name=name, std=std, seed=seed, other=other)
    return (Script(text, ("same", "different", "global_generator_unmoved", '"W0" in last')),)


def check_of(reference, std_of, visible):
    """Return the check of an initialisation with the spreads `std_of(args, n, n_prev)`."""

    def free(args, expected):
        if isinstance(args[0], Script):
            return expected
        sizes = list(args[0])
        pairs = zip(sizes[:-1], sizes[1:], strict=True)
        return RandomNetwork(sizes, [float(std_of(args, n, n_prev)) for n_prev, n in pairs])

    return Check(reference, free=free, helpers=("init_zeros",), visible=visible)


def scaled(reference, std_of):
    """Return the check of an initialisation with spreads that follow from the sizes alone."""
    visible = [
        ("two layers of different sizes", ([40, 120, 30], Seed(1))),
        ("two layers of the same size", ([50, 50, 50], Seed(2))),
        ("the same rng, another rng and the global generator", discipline(reference.__name__)),
    ]
    check = check_of(reference, std_of, visible)
    add_families(check)
    return check


def seed(rng):
    """Return the seed of an example."""
    return int(rng.integers(1, 10**6))


def add_families(check, between=lambda rng: ()):
    """Add the hidden families; `between(rng)` draws the arguments between sizes and rng."""

    def arguments(rng, sizes):
        return sizes, *between(rng), Seed(seed(rng))

    def script(rng):
        std = "".join(f"{value}, " for value in between(rng))
        return discipline(check.name, std, seed(rng), seed(rng) + 10**6)

    for kind, many in SIZES.items():
        check.add_families((kind, *(partial(arguments, sizes=sizes) for sizes in many)))
    check.add_families(("the same rng, another rng and the global generator", script))
