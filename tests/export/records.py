"""Records by hand."""

NAME = "02-forward"


def question(grade_id="relu_hidden", status="passed", points=2.0, maximum=2.0, message=""):
    return {
        "grade_id": grade_id,
        "status": status,
        "points": points,
        "max_points": maximum,
        "message": message,
        "mistake": None,
    }


def record(*questions, status="graded", message="", student="ada"):
    return {
        "schema": "autograder.record/1",
        "assignment": "01-activations",
        "student": student,
        "status": status,
        "message": message,
        "seconds": 1.25,
        "seed": 7,
        "versions": {"numpy": "2.4.6"},
        "hashes": {},
        "questions": list(questions),
        "points": sum(one["points"] or 0.0 for one in questions),
        "max_points": sum(one["max_points"] for one in questions),
    }
