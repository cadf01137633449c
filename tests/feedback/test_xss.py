"""Nothing that a student hands in runs in the pages that nbgrader makes of it."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser

import pytest
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import markdown2html
from nbgrader.apps import NbGrader
from nbgrader.server_extensions.formgrader import handlers

from autograder.feedback.safe_markdown import MAX_MARKDOWN, safe_markdown
from autograder.judge.untrusted import error as error_of
from autograder.submission import pictures
from autograder.submission.assignment import ROOT, Assignment
from autograder.submission.rebuild import rebuild
from demo.submissions import Script, build

pytestmark = pytest.mark.xdist_group(__name__)  # one class, graded once

NAME, NOTEBOOK = "01-activations", "activations"
OWN = "document.documentElement.dataset.owned=1"
IMAGE = f'<img src="x" onerror="{OWN}">'
MARKDOWN = [
    f"<script>{OWN}</script>",
    IMAGE,
    f"<IMG SRC=x OnError={OWN} ",
    f"<svg/onload={OWN}>",
    f"<svg><script>{OWN}</script><style><img src=x onerror={OWN}></style></svg>",
    f"[a](javascript:{OWN})",
    f"<javascript:{OWN}>",
    f"[r]\n\n[r]: JaVaScRiPt:{OWN}",
    f'<a href="java&#10;script:{OWN}">a</a>',
    f'<a href="/files/javascript:{OWN}">a</a>',
    f"[a](files/files/javascript:{OWN})",
    f"![a](javascript:{OWN})",
    '![a](x"onerror="alert(1))',
    f"<iframe srcdoc='{IMAGE}'></iframe>",
    f"<iframe src='javascript:{OWN}'></iframe>",
    f"<a href='data:text/html,<script>{OWN}</script>'>a</a>",
    f"<form action='javascript:{OWN}'><input type=submit autofocus onfocus={OWN}></form>",
    f"<details open ontoggle={OWN}><summary>s</summary>t</details>",
    f"<body onload={OWN}>",
    "<style>*{display:none}</style>",
    '<div style="position:fixed;inset:0">over all</div>',
    "<meta http-equiv=refresh content='0;url=http://example.org'>",
    "<base href='//example.org'>",
    "<link rel=stylesheet href='//example.org/x.css'>",
    '<textarea id="relu-comment"></textarea>',
    '<b id="relu">an id that the formgrader looks up</b>',
    "<object data=x></object><embed src=x>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{IMAGE}'>",
    f"<noscript><p title='</noscript>{IMAGE}'>",
    f"```html\n{IMAGE}\n```",
    f"`{IMAGE}`",
    f"```mermaid\n{IMAGE}\n```",
    f"$ {IMAGE} $ and $${IMAGE}$$",
    f"\\begin{{a}}{IMAGE}\\end{{a}}",
    f"# {IMAGE}",
    f"|a|\n|-|\n|{IMAGE}|",
    f"</pre></div></body></html>{IMAGE}",
    f"<!-- --!>{IMAGE} -->",
    f"<![CDATA[{IMAGE}]]>",
    f"<a title='href=\"/files/{IMAGE}'>a</a>",
    f"[x]({IMAGE}](/files/a)",
    f"<b class='save-icon' data-link='{IMAGE}' title={OWN}>b</b>",
]
RELU = f"""
from IPython.display import HTML, SVG, Javascript, Markdown, display

class Evil(Exception):
    pass

Evil.__name__ = {IMAGE!r}
print({IMAGE!r}, "\\x1b[31m", {IMAGE!r}, "\\x1b[0m\\x1b]8;;javascript:{OWN}\\x1b\\\\link")
sys = __import__("sys")
print({IMAGE!r}, file=sys.stderr)
display(HTML({IMAGE!r}), Markdown({IMAGE!r}), Javascript({OWN!r}))
display({{"image/svg+xml": "<svg onload={OWN}>", "text/plain": {IMAGE!r}}}, raw=True)
display({{"text/html": {IMAGE!r}, "application/x-odd": {IMAGE!r}}}, raw=True)

def relu(z):  # {IMAGE}
    raise Evil("\\x1b[31m" + {IMAGE!r} + " [a](javascript:{OWN}) </pre>{IMAGE}")
"""
SIGMOID = f'sigmoid = type("F", (), {{"__call__": None}})\nsigmoid.__name__ = {IMAGE!r}'
STORED = [
    "text/html",
    "text/markdown",
    "image/svg+xml",
    "application/javascript",
    "text/latex",
    "application/vnd.jupyter.widget-view+json",
    "application/pdf",
    "image/png",
    "text/plain",
]


def hostile(data):
    """Return a notebook file with payloads in everything that is not a cell's text."""
    notebook = json.loads(data)
    notebook["metadata"] |= {
        "title": IMAGE,
        "kernelspec": {"name": IMAGE, "display_name": IMAGE, "language": IMAGE},
        "language_info": {"name": IMAGE, "pygments_lexer": IMAGE},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"x": f"</script>{IMAGE}"}},
    }
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": [IMAGE], "name": IMAGE, "raw_mimetype": "text/html"}
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                {
                    "output_type": "display_data",
                    "data": {kind: IMAGE},
                    "metadata": {kind: {"alt": IMAGE}},
                }
                for kind in STORED
            ]
            cell["outputs"] += [
                {"output_type": "error", "ename": IMAGE, "evalue": IMAGE, "traceback": [IMAGE]}
            ]
            cell["execution_count"] = IMAGE
    notebook["cells"] += [
        {"cell_type": kind, "source": IMAGE, "id": IMAGE, "outputs": [], "metadata": {}}
        for kind in ("raw", "markdown", "code", IMAGE)
    ]
    return json.dumps(notebook).encode()


def nbgrader(course, *words):
    """Run an nbgrader command in a course folder."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, text=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with an honest submission, a hostile one and one that is only a hostile name."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(
        ROOT / "source" / NAME,
        course / "source" / NAME,
        ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"),
    )
    (course / "nbgrader_config.py").write_text(
        f'load_subconfig("nbgrader_config.py", path={str(ROOT)!r})\n'
        f"get_config().CourseDirectory.root = {str(course)!r}\n",
        encoding="utf-8",
    )
    nbgrader(course, "generate_assignment", NAME)
    assignment = Assignment(NAME, course)
    released = course / "release" / NAME / assignment.path.name

    def hand_in(student, data, filename=assignment.path.name):
        path = course / "submitted" / student / NAME / filename
        path.parent.mkdir(parents=True)
        path.write_bytes(data)

    hand_in(
        "honest",
        build(Script("honest", "", answer="It **fails** for $x<0$."), assignment, released),
    )
    hand_in(
        "hostile",
        hostile(
            build(
                Script(
                    "hostile",
                    "",
                    cells={"relu": RELU, "sigmoid": SIGMOID},
                    answer="\n\n".join(MARKDOWN),
                ),
                assignment,
                released,
            )
        ),
    )
    hand_in("named", b"{}", f"{IMAGE}.ipynb")
    hand_in("odd", b"{}", "\x1b[31m\u202e\udcff\n.ipynb")  # an escape, and bytes that are no text
    nbgrader(course, "autograde", NAME)
    nbgrader(course, "generate_feedback", NAME)
    return course


def feedback(course, student):
    """Return nbgrader's feedback page."""
    path = course / "feedback" / student / NAME / f"{NOTEBOOK}.html"
    return path.read_text(encoding="utf-8")


def formgrade(course, student):
    """Return the page of the formgrader, made as its server extension makes it."""
    os.environ["JUPYTER_CONFIG_DIR"] = str(course)
    app = NbGrader()
    app.load_cwd_config, app.config_dir = False, str(course)
    app.load_config_file()
    app.config.HTMLExporter.template_name = "formgrade"
    app.config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    page, _ = HTMLExporter(config=app.config).from_filename(
        str(course / "autograded" / student / NAME / f"{NOTEBOOK}.ipynb"),
        resources={"notebook_id": NOTEBOOK, "index": 0, "total": 1, "submission_id": "1"},
    )
    return page


PAGES = {"feedback": feedback, "formgrade": formgrade}


class Danger(HTMLParser):
    """Collects everything in a page that could run, load, cover or be looked up."""

    RUNS = {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "base",
        "meta",
        "link",
        "form",
        "input",
        "textarea",
        "button",
        "template",
        "noscript",
        "video",
        "audio",
    }

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag, its handlers, its addresses and what scripts find it by."""
        if tag in self.RUNS:
            self.found.append((tag, dict(attrs).get("id")))
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith(("on", "data-"))
                or name in ("style", "srcdoc", "id")
                or name in ("src", "data", "action", "srcset", "background")
                and not address.startswith("data:image/png;")
                or re.match("javascript:|vbscript:|data:(?!image/png)", address)
            ):
                self.found.append((tag, name, value))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("student", ["hostile", "named", "odd"])
def test_a_hostile_page_holds_nothing_that_an_honest_one_does_not(course, page, student):
    """No script, handler, frame, style, form, picture from elsewhere or id is the student's."""
    expected = Danger(PAGES[page](course, "honest")).found
    found = Danger(PAGES[page](course, student)).found
    ours = re.compile(r"border-left:4px solid #[0-9a-f]{6};padding-left:\.8em|cell-id=[\w-]+")

    def counted(entries):
        return Counter(str(entry) for entry in entries if not ours.fullmatch(str(entry[-1])))

    assert not counted(found) - counted(expected)


@pytest.mark.parametrize("page", PAGES)
def test_what_the_student_wrote_is_still_there(course, page):
    """Payloads appear as text: what a student wrote is shown, not hidden."""
    text = PAGES[page](course, "hostile")
    assert text.count("&lt;img src=") > 20
    assert "Evil" in text and "&lt;script&gt;" in text


@pytest.mark.parametrize("page", PAGES)
def test_honest_markdown_looks_as_before(course, page):
    """Emphasis and mathematics of an answer are kept."""
    assert "<strong>fails</strong> for $x&lt;0$" in PAGES[page](course, "honest")


def test_the_formgrader_looks_as_before(course):
    """The boxes of our verdicts and the mathematics of the formgrader are kept."""
    text = formgrade(course, "honest")
    assert "border-left:4px solid" in text
    assert "MathJax" in text and ",Safe" in text  # without Safe, \href would run scripts


def test_a_message_quotes_an_error_as_text(course):
    """An error's words, which a message quotes, are text in the feedback."""
    messages = re.findall(r'<div class="finding.*?</div>', feedback(course, "hostile"), re.DOTALL)
    assert any("&lt;img" in message for message in messages)
    assert not any("<img" in message or "href" in message for message in messages)


def test_the_record_is_data(course):
    """No output kind but plain text and pictures gets from the file into the graded notebook."""
    path = course / "autograded" / "hostile" / NAME / f"{NOTEBOOK}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    metadata = dict(notebook["metadata"])
    assert metadata.pop("autograder")["student"] == "hostile"
    assert IMAGE not in str(metadata) and "widgets" not in metadata
    kinds = {
        kind
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        for kind in output.get("data", {})
    }
    assert kinds <= {"text/html", "text/plain", "image/png"}
    for cell in notebook["cells"]:
        assert re.fullmatch(r"[\w-]+", cell["id"])
        assert IMAGE not in str(cell["metadata"])


@pytest.mark.parametrize("page", PAGES)
def test_a_browser_runs_nothing(course, page, tmp_path):
    """Chromium opens the hostile page, and no payload has marked it; a canary does."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no chromium on this machine; the parser's test above stands alone")

    def opened(text):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--dump-dom",
                "--virtual-time-budget=3000",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                path.as_uri(),
            ],
            capture_output=True,
            text=True,
            timeout=60,
        )
        return re.search(r"<html[^>]*data-owned", done.stdout), done

    # the feedback also forbids all scripts; without that it must be as harmless
    text = PAGES[page](course, "hostile").replace("Content-Security-Policy", "x-none")
    marked, done = opened(text)
    assert "Written" in done.stdout or "nbgrader_cell" in done.stdout, done.stderr
    assert not marked
    assert opened(text + IMAGE)[0], "the browser does not run scripts here: nothing was shown"


@pytest.mark.parametrize("text", MARKDOWN)
def test_each_payload_alone(text):
    """Each payload alone is harmless too, where no other one breaks it."""
    assert Danger(safe_markdown(text)).found == []


def test_the_parser_sees_what_it_looks_for():
    """Most payloads, rendered as nbgrader renders them by itself, are found to be dangerous."""
    found = [text for text in MARKDOWN if Danger(markdown2html(text)).found]
    assert len(found) > 0.7 * len(MARKDOWN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$a<b$ and $$\\sum_{i<n} a_i \\\\ b$$", "$a&lt;b$ and $$\\sum_{i&lt;n} a_i \\\\ b$$"),
        ("\\begin{align} a &= b\\end{align}", "\\begin{align} a &amp;= b\\end{align}"),
        ("|a|b|\n|-|-|\n|1|2|", "<th>a</th>"),
        ("```python\nx = 1\n```", '<span class="mi">1</span>'),
        ("<details><summary>s</summary>t</details>", "<details><summary>s</summary>t</details>"),
        ("[a](https://x.org/?a=1&b=2)", '<a href="https://x.org/?a=1&amp;b=2">a</a>'),
        ("- one\n- two", "<li>one</li>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("![pasted](attachment:a.png)", "![pasted](attachment:a.png)"),
        ("a\ud800", "a"),
    ],
)
def test_markdown_stays_markdown(text, shown):
    """Mathematics, tables, code, lists and links are rendered; a lost picture is its text."""
    assert shown in safe_markdown(text)


PNG = base64.b64encode(b"\x89PNG\r\n\x1a\nrest").decode()
JPEG = base64.b64encode(b"\xff\xd8\xffrest").decode()


def test_pasted_pictures_are_pictures(tmp_path, assignments):
    """PNG and JPEG of bounded size reach the page, where their name stands; nothing else does."""
    assignment = assignments[NAME]
    released = json.loads((ROOT / "release" / NAME / f"{NOTEBOOK}.ipynb").read_text("utf-8"))
    written = next(cell for cell in assignment.cells if cell.role == "manual")
    cell = next(cell for cell in released["cells"] if cell["id"] == written.cell_id)
    cell["source"] = (
        'See ![my "loss" <b>](attachment:a.png) ![b](attachment:b.jpg) '
        "![c](attachment:c.png) ![d](attachment:d.svg) ![e](attachment:e.png)"
    )
    cell["attachments"] = {
        "a.png": {"image/png": PNG},
        "b.jpg": {"image/jpeg": [JPEG]},
        "c.png": {"image/png": base64.b64encode(IMAGE.encode()).decode()},
        "d.svg": {"image/svg+xml": IMAGE},
        "e.png": {"image/png": PNG[:-4] + "A" * 2**21},
        f"<{IMAGE}>": {"image/png": PNG},
        "f.png": "text",
        "g.png": {"image/png": 7},
    }
    path = tmp_path / assignment.path.name
    path.write_text(json.dumps(released), encoding="utf-8")
    rebuilt = rebuild(path, assignment)
    (answer,) = [cell for cell in rebuilt.cells if cell.role == "manual"]
    assert [name for name, *_ in answer.pictures] == ["a.png", "b.jpg"]
    html = safe_markdown(answer.source, pictures.attachments(answer.pictures))
    assert html.count("<img ") == 2 and f'src="data:image/jpeg;base64,{JPEG}"' in html
    assert f'src="data:image/png;base64,{PNG}" alt="my &quot;loss&quot; &lt;b&gt;"' in html
    for name in ("c.png", "d.svg", "e.png"):
        assert f"attachment:{name}" in html
    again = safe_markdown("![x](attachment:a.png)" * 50, pictures.attachments(answer.pictures))
    assert again.count("<img ") == pictures.MAX_PICTURES


@pytest.mark.parametrize("piece", ["<div>", "<b>", "\\begin{a}", "[a](", "*a ", "<!--", "&", "$x"])
def test_markdown_is_bounded(piece):
    """Text that costs a renderer quadratic time is short or shown as it is."""
    safe_markdown(piece * (MAX_MARKDOWN // len(piece)))
    assert safe_markdown(piece * (MAX_MARKDOWN + 1)).startswith("<pre>")


def test_a_file_name_is_one_printable_line(course):
    """A file name in a message has no escape sequence, no line break and no broken text."""
    path = course / "autograded" / "odd" / NAME / f"{NOTEBOOK}.ipynb"
    record = json.loads(path.read_text(encoding="utf-8"))["metadata"]["autograder"]
    assert "[31m" in record["message"] and record["message"].isprintable()


def test_error_texts_are_one_printable_line():
    """Escape sequences and line breaks of an error's text do not reach a terminal or a page."""
    found = error_of({"error": {"text": f"E: \x1b[31m\n{IMAGE}\u202e", "line": "line 1\x07"}})
    assert found["text"].isprintable() and found["line"].isprintable()
