"""The options that an instructor can set in `nbgrader_config.py`: `c.Autograder.limits`."""

from nbgrader.converters import NbGraderException
from traitlets import Dict, Float, TraitError, Unicode, validate
from traitlets.config import Configurable

from autograder.limits import Limits


class Autograder(Configurable):
    """The settings of the grader inside nbgrader."""

    limits = Dict(
        value_trait=Float(),
        key_trait=Unicode(),
        help="What one submission may use, if it differs from the defaults, for example "
        "{'call_seconds': 5}. docs/record.md lists the names.",
    ).tag(config=True)

    @validate("limits")
    def _check_limits(self, proposal):
        try:
            Limits.with_changes(proposal["value"])
        except ValueError as error:
            raise TraitError(f"c.Autograder.limits: {error}") from None
        return proposal["value"]

    def all_limits(self):
        """Return the `Limits`: the defaults with the configured changes."""
        return Limits.with_changes(self.limits)


def limits_of(converter):
    """Return the limits that a converter's configuration sets, or raise `NbGraderException`."""
    try:
        return Autograder(parent=converter).all_limits()
    except TraitError as error:
        reason = f"cannot grade: {error}; correct nbgrader_config.py"
        converter.log.error(reason)  # nbgrader ends with status 1 and prints nothing itself
        raise NbGraderException(reason) from None
