"""The files that help strangers are well formed, and what they tell to type exists."""

import re
import tomllib

import nbformat
import pytest
import yaml

import autograder
from autograder.record.verdict import STATUSES
from autograder.submission.assignment import ROOT, Assignment, names

DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("CONTRIBUTING", "CHANGELOG", "SECURITY")),
    ROOT / "docs" / "glossary.md",
    ROOT / ".github" / "pull_request_template.md",
]
YAML = [*ROOT.glob(".github/**/*.yml"), ROOT / ".pre-commit-config.yaml", ROOT / "CITATION.cff"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(*parts):
    """Return the text of a file of the repository."""
    return ROOT.joinpath(*parts).read_text(encoding="utf-8")


def parsed(*parts):
    """Return a YAML file of the repository as plain values."""
    return yaml.safe_load(text(*parts))


WORKFLOW = parsed(".github", "workflows", "ci.yml")
COMMANDS = [
    step["run"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "run" in step
]


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_yaml_can_be_read(path):
    """Each YAML file is a mapping that is not empty."""
    assert isinstance(yaml.safe_load(path.read_text(encoding="utf-8")), dict)


def test_make_targets_exist():
    """Every `make TARGET` that a document or the workflow names is a rule of the Makefile."""
    rules = set(re.findall(r"^([\w-]+):", text("Makefile"), re.MULTILINE))
    told = "\n".join([*COMMANDS, *(path.read_text(encoding="utf-8") for path in DOCUMENTS)])
    named = set(re.findall(r"(?:^|`)make ([a-z][\w-]*)", told, re.MULTILINE))
    assert {"environments-small", "zips", "lab"} <= named
    assert named <= rules


def test_the_workflow_names_files_that_exist():
    """Scripts, test folders and notebooks in the workflow's commands are in the repository."""
    pattern = r"(?<![\w./-])((?:tests|scripts|source|course|\.ci)(?:/[\w./-]*)?)(?![\w/.-])"
    named = {path for command in COMMANDS for path in re.findall(pattern, command)}
    named.discard("tests.harness.without_walls")
    assert {"tests/jail", "scripts/install-system-packages", ".ci/run"} <= named
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert (ROOT / "tests" / "harness" / "without_walls.py").is_file()


def test_the_workflow_runs_every_python_of_the_package():
    """The matrix has the versions that pyproject.toml lists; each job's Python is one of them."""
    listed = [name.split(":: ")[-1] for name in PROJECT["classifiers"] if ":: Python ::" in name]
    jobs = WORKFLOW["jobs"]
    assert jobs["pythons"]["strategy"]["matrix"]["python"] == listed
    for job in jobs.values():
        for step in job["steps"]:
            version = step.get("with", {}).get("python-version")
            assert version is None or version in listed or version == "${{ matrix.python }}"


def test_tags_wait_for_all_tests():
    """The zip files are published only after every other job."""
    jobs = WORKFLOW["jobs"]
    assert set(jobs["release"]["needs"]) == set(jobs) - {"release"}
    assert "zips/*.zip" in COMMANDS[-1]


def test_the_citation_is_of_this_version():
    """CITATION.cff has the fields that its format requires, and the version of the grader."""
    citation = parsed("CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["version"] == autograder.__version__
    released = f"## [{autograder.__version__}] - {citation['date-released']}"
    assert released in text("CHANGELOG.md")


def test_the_changelog_keeps_its_form():
    """Unreleased changes come first; every heading below a version is one of the six kinds."""
    lines = text("CHANGELOG.md").splitlines()
    assert next(line for line in lines if line.startswith("## ")) == "## [Unreleased]"
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert {line[4:] for line in lines if line.startswith("### ")} <= kinds


def test_pre_commit_knows_the_tools():
    """Each hook calls a program of `.venv` that the requirements install."""
    installed = text("requirements.txt") + text("requirements-dev.txt")
    hooks = [hook for repo in parsed(".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    assert len(hooks) == 3
    for hook in hooks:
        program = re.match(r"\.venv/bin/(\w+) ", hook["entry"])[1]
        assert re.search(rf"^{program}(lab)?==", installed, re.MULTILINE), hook["entry"]


@pytest.mark.parametrize("name", names(ROOT))
def test_source_notebooks_have_no_outputs(name):
    """What the pre-commit hook clears is clear: outputs and execution counts."""
    notebook = nbformat.read(Assignment(name, ROOT).path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings(path):
    """A link to a file of the repository finds it, and the heading in it."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", path.read_text(encoding="utf-8")):
        name, _, heading = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        found = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        slugs = {re.sub(r"[^\w -]", "", words).lower().replace(" ", "-") for words in found}
        assert not heading or heading in slugs, target


def test_the_glossary_is_sorted_and_complete():
    """Each table is in alphabetical order, no term is defined twice, every status is named."""
    tables = re.split(r"^## ", text("docs", "glossary.md"), flags=re.MULTILINE)[1:]
    terms = [re.findall(r"^\| ([^|*]+?) \|", table, re.MULTILINE)[2:] for table in tables]
    assert len(terms) == 3 and all(column == sorted(column) for column in terms)
    every = [term for column in terms for term in column]
    assert len(every) == len(set(every)) > 40
    assert {"jail", "worker", "trusted process", "mistake", "record"} <= set(every)
    (line,) = re.findall(r"^\| status \|.*$", text("docs", "glossary.md"), re.MULTILINE)
    assert re.findall(r"`(\w+)`", line) == list(STATUSES)
