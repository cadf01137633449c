"""What stops a command without being a fault: a sentence for the person who called it."""


class Refusal(Exception):
    """Something cannot be done here; the message says what, why, and what to do."""
