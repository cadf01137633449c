"""What Gradescope takes, after its own documents."""

import jsonschema

# ------------------------------------------------------------------------------- Gradescope
# https://gradescope-autograders.readthedocs.io/en/latest/specs/ ("Output format" and the sections
# below it; its text is docs/specs.md of github.com/gradescope/autograder_samples).
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEXT, NUMBER, TREE = {"type": "string"}, {"type": "number"}, {"type": "object"}
TEST = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": NUMBER,
        "max_score": NUMBER,
        "status": {"enum": ["passed", "failed"]},
        "name": TEXT,
        "name_format": FORMAT,
        "number": TEXT,
        "output": TEXT,
        "output_format": FORMAT,
        "tags": {"type": "array", "items": TEXT},
        "visibility": VISIBILITY,
        "extra_data": TREE,
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "score": NUMBER,
        "execution_time": NUMBER,
        "output": TEXT,
        "output_format": FORMAT,
        "test_output_format": FORMAT,
        "test_name_format": FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": TREE,
        "tests": {"type": "array", "items": TEST},
        "leaderboard": {"type": "array"},
    },
}
# "optional, but required if not on each test case below" and the other way round
SCORED = {
    "anyOf": [
        {"required": ["score"]},
        {
            "required": ["tests"],
            "properties": {"tests": {"minItems": 1, "items": {"required": ["score"]}}},
        },
    ]
}


def accepted(tree):
    """Hold a results.json against the specification; return it."""
    jsonschema.validate(tree, RESULTS)
    jsonschema.validate(tree, SCORED)
    return tree
