"""Write a finding as sentences for students."""


def message(finding):
    """Return a finding as one line: where, what, and why it may be."""
    return " ".join(filter(None, [what_happened(finding), why(finding)]))


def what_happened(finding):
    """Return in which call something went wrong, and what happened there."""
    if finding.unwritten and not finding.what:
        return f"{_unwritten(finding)}: its cell still raises NotImplementedError"
    if not finding.where:
        return finding.what
    return f"{finding.where}: {finding.what}."


def why(finding):
    """Return the likely reason: a known mistake, or what the values or the error suggest."""
    said = ""
    if finding.mistake:
        said = ended(f"Looks like {finding.mistake}: {finding.sentence}")
    elif finding.hint:
        said = ended(f"{finding.hint[0].upper()}{finding.hint[1:]}")
    if finding.open_helpers:
        checks = "check has" if len(finding.open_helpers) == 1 else "checks have"
        names = " and ".join(finding.open_helpers)
        said = f"{said} It may call {names}, whose {checks} not passed yet; start there.".strip()
    return said


def brief(name, finding):
    """Return one line that names the exercise; a notebook shows it below the table."""
    if finding.unwritten:
        return _unwritten(finding)
    known = f": it looks like {finding.mistake}" if finding.mistake else ""
    return f"{name} is not right yet{known}"


def given(finding, helpers):
    """Return the message of a question that was judged with helpers of the reference."""
    names = " and ".join(helpers)
    yours = "yours is" if len(helpers) == 1 else "yours are"
    if finding.status == "passed":
        return f"right, given a correct {names}; {yours} not right yet"
    said = ended(message(finding).removesuffix("."))
    return f"{said} This is the result with a correct {names}; {yours} not right yet."


def ended(text):
    """Return a sentence with a full stop at its end, unless it ends with a question mark."""
    return text if text.endswith("?") else f"{text}."


def _unwritten(finding):
    """Say which function is not written: the one that was called, or one that it calls."""
    if finding.where in ("", finding.unwritten):
        return f"{finding.unwritten} is not written yet"
    return f"{finding.where} calls {finding.unwritten}, which is not written yet"
