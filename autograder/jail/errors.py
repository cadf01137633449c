"""What can go wrong with a jail, seen from outside."""

from autograder.refusal import Refusal


class CannotIsolate(Refusal):
    """The machine cannot build the jail; the message says what is missing and what to do."""


class Disturbed(CannotIsolate):
    """The jail of a submission was killed, perhaps from outside; nothing was graded."""


class Died(Exception):
    """A jail ended while it was asked something; `status` is timeout, memory or crashed."""

    def __init__(self, status: str, message: str):
        super().__init__(message)
        self.status = status


def advice(reason: str) -> str:
    """Return the sentence for a machine that does not let the jail be built."""
    return (
        f"cannot grade: this machine does not let the jail be built ({reason}); run "
        "`python -m autograder check-environment` for what is missing and how to mend it"
    )
