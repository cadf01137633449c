"""What the checks of element-wise functions share: inputs, and mistakes that many of them know."""

import functools

import numpy as np

NOT_AN_ARRAY = (
    "a list or a number used as if it were an array",
    "lists know no arithmetic, and numbers have neither a shape nor entries to choose from; "
    "np.asarray makes an array of both and leaves arrays as they are",
)
NO_RETURN = (
    "a return line that is missing",
    "a function that ends without return, or prints its result, hands back None",
)
ONE_NUMBER = (
    "a decision about one number asked of a whole array",
    "max, if and the functions of the math module work on one number; here every entry of an array "
    "needs its own answer",
)
TRUNCATED = (
    "a result stored with the integer type of its input",
    "zeros_like, ones_like and copies of whole numbers hold whole numbers, and everything after "
    "the decimal point is cut off",
)
NO_UPSTREAM = (
    "the slope alone",
    "what arrives from the layer above is missing; by the chain rule dA takes part in every entry",
)
OVERWRITTEN = (
    "an answer written over its own input",
    "a plain = gives the same array a second name, and assigning to its entries changes what the "
    "caller passed in",
)
SWAPPED = (
    "the two arguments in each other's place",
    "the slope is taken at z, the input of the activation, and dA is what it multiplies",
)


def add_mistakes(check, *rows, unconverted=()):
    """
    Register what is known to go wrong with an element-wise function.

    Parameters
    ----------
    check : Check
    rows : tuples (name, sentence, wrong function, *more)
        The same slip may come with and without np.asarray, which only lists tell apart, so each
        function is registered in both forms.
    unconverted : iterable of callable
        Functions that are right for arrays and raise an error for lists or numbers.
    """
    rows = [*rows, (*NO_RETURN, lambda *args: None)]
    check.add_mistakes(*rows, make=on_arrays)
    check.add_mistakes((*NOT_AN_ARRAY, *unconverted))
    check.add_mistakes(*rows)


def on_arrays(function):
    """Return the function with every argument made an array first."""

    @functools.wraps(function)
    def converted(*args):
        return function(*map(np.asarray, args))

    return converted


def signed(rng, shape):
    """Return numbers of both signs, none of them near 0, where slopes may jump."""
    size = int(np.prod(shape))
    signs = rng.permutation(np.arange(size) % 2 * 2 - 1)
    return (rng.uniform(0.2, 4, size) * signs).reshape(shape)


def two_signed(rng):
    """Return an upstream gradient and a z, two rows and five columns each."""
    return signed(rng, (2, 5)), signed(rng, (2, 5))


def far(rng, shape):
    """Return a mixture of moderate numbers and of -1000 and 1000, at least one of each."""
    values = signed(rng, shape).ravel()
    places = rng.permutation(values.size)
    values[places[0::3]], values[places[1::3]] = 1000.0, -1000.0
    return values.reshape(shape)


def whole(rng, shape):
    """Return whole numbers of both signs without 0."""
    return np.sign(signed(rng, shape)).astype(int) * rng.integers(1, 5, shape)


def family_rows(upstream=False, extra=lambda rng: ()):
    """
    Return a function that makes one family of arrays, for `Check.add_families`.

    Parameters
    ----------
    upstream : bool
        Whether a gradient dA of the same shape comes before z.
    extra : callable
        Draws the further arguments from an `rng`, as a tuple.
    """

    def row(kind, shape, make_z=signed, convert=np.asarray):
        def draw(rng):
            dA = (convert(signed(rng, shape)),) if upstream else ()
            return *dA, convert(make_z(rng, shape)), *extra(rng)

        return kind, draw

    return row


def element_wise(check, **options):
    """Register what every element-wise function meets; options as in `family_rows`."""
    row = family_rows(**options)
    check.add_families(
        row("several rows and columns", (3, 5)),
        row("as many rows as columns", (4, 4)),
        row("one sample", (5, 1)),
        row("a flat array", (6,)),
        row("one number", (), convert=float),
        row("numbers far from zero", (2, 6), make_z=far),
        row("whole numbers", (3, 4), make_z=whole),
        row("a Python list", (5,), convert=np.ndarray.tolist),
        row("float32 numbers", (3, 4), convert=np.float32),
    )


def zeros(check, extra=lambda rng: ()):
    """Register entries that are exactly 0, for functions whose value there is not open."""

    @check.family("some entries exactly 0")
    def some_zeros(rng):
        z = signed(rng, (3, 4))
        z[rng.integers(0, 3, 4), np.arange(4)] = 0.0
        yield z, *extra(rng)
