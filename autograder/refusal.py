"""The error that stops a command for a reason that its caller can understand and fix."""


class Refusal(Exception):
    """Something cannot be done; the message says what, why, and what to do."""
