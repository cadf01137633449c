"""Read the arguments of the command line; an error says what was expected."""

import argparse


def limit(text):
    """Return the name and the number of a limit from `NAME=NUMBER`."""
    name, _, number = text.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} has no number; write for example memory_bytes=1073741824"
        ) from None


def positive(text):
    """Return a whole number that is at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number
