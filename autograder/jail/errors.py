"""Errors of a jail, as the trusted process sees them."""

from autograder.refusal import Refusal


class CannotIsolate(Refusal):
    """The machine cannot build the jail; the message says what is missing and what to do."""


class Disturbed(CannotIsolate):
    """The jail of a submission was killed, perhaps from outside; nothing was graded."""


class Died(Exception):
    """A jail ended during a request; `status` is timeout, memory or crashed."""

    def __init__(self, status: str, message: str):
        super().__init__(message)
        self.status = status


def advice(reason: str) -> str:
    """Return the message for a machine on which no jail can be built."""
    return (
        f"cannot grade: no jail can be built on this machine ({reason}); run "
        "`python -m autograder check-environment` to see what is missing and how to fix it"
    )
