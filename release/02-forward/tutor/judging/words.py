"""The sentences that a finding is told in, for students."""


def message(finding):
    """Return a finding as one line: where, what, and why it may be."""
    return " ".join(filter(None, [what_happened(finding), why(finding)]))


def what_happened(finding):
    """Return where a finding arose and what happened there."""
    if finding.unwritten and not finding.what:
        return f"{_unwritten(finding)}: its cell still raises NotImplementedError"
    if not finding.where:
        return finding.what
    return f"{finding.where}: {finding.what}."


def why(finding):
    """Return what a finding looks like: a known mistake, or what the values hint at."""
    said = ""
    if finding.mistake:
        said = ended(f"Looks like {finding.mistake}: {finding.sentence}")
    elif finding.hint:
        said = ended(f"{finding.hint[0].upper()}{finding.hint[1:]}")
    if finding.open_helpers:
        those = "is" if len(finding.open_helpers) == 1 else "are"
        names = " and ".join(finding.open_helpers)
        said = f"{said} It may build on {names}, which {those} not green yet.".strip()
    return said


def brief(name, finding):
    """Return the one line that names the exercise, for the place under a table."""
    if finding.unwritten:
        return _unwritten(finding)
    known = f": it looks like {finding.mistake}" if finding.mistake else ""
    return f"{name} is not right yet{known}"


def given(finding, helpers):
    """Return what is told of a question that was judged with helpers of the reference."""
    how = "right" if finding.status == "passed" else message(finding)
    return f"{how}, given a right {' and '.join(helpers)}; yours is not right yet"


def ended(text):
    """Return a sentence with a full stop, unless it ends with a question mark."""
    return text if text.endswith("?") else f"{text}."


def _unwritten(finding):
    """Say which function is not written: the one that was called, or one that it calls."""
    if finding.where in ("", finding.unwritten):
        return f"{finding.unwritten} is not written yet"
    return f"{finding.where} calls {finding.unwritten}, which is not written yet"
