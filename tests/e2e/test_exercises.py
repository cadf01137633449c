"""Each release notebook in a real JupyterLab, up to its first exercise."""

import pytest

from autograder.submission.assignment import Assignment
from demo.submissions import solved

from .pages import is_green, reads

# the first exercise of each assignment, what to change in a right answer, what that looks like
FIRST = {
    "01-activations": (
        "compose_linear",
        "W_next @ b + b_next",
        "W_next @ b",
        "a bias that is forgotten at every step but the first",
    ),
    "02-forward": ("linear_forward_loop", "z = b[unit, 0]", "z = 0.0", "the bias forgotten"),
    "03-backprop": ("Node", "parent.grad += ", "parent.grad = ", "a gradient that is overwritten"),
    "04-initialization": (
        "init_zeros",
        "np.zeros((sizes[layer], 1))",
        "np.zeros(sizes[layer])",
        "biases of shape (n,)",
    ),
    "05-deep-vs-shallow": (
        "xor_params",
        "[[1.0, -2.0]]",
        "[[1.0, -1.0]]",
        "OR in the place of XOR",
    ),
    "06-hyperparameters": ("l2_penalty", "value**2", "value", "nothing squared"),
}


@pytest.mark.parametrize("name", FIRST)
def test_first_exercise(name, student):
    """Run All stops at the first exercise and names it; a mistake is named; right is green."""
    function, right, wrong, mistake = FIRST[name]
    assignment = Assignment(name)
    answer = next(solved(cell.source) for cell in assignment.cells if cell.grade_id == function)
    assert right in answer
    notebook = student.open(f"unpacked/{name}/{assignment.path.name}")
    solution = notebook.cell("class Node:" if function == "Node" else f"def {function}(")
    check = notebook.cell(f"check({function})")
    notebook.run_all()
    reads(check, f"{function} is not written yet")
    reads(notebook.cell("Hidden checks for").first, "[ ]:")
    notebook.answer(solution, answer.replace(right, wrong))
    reads(check, f"{function} is not right yet: it looks like {mistake}")
    assert not is_green(check.locator(".tutor-check"))
    notebook.answer(solution, answer)
    reads(check, f"{function}: all visible examples are right")
    assert is_green(check.locator(".tutor-check"))
    notebook.close()
