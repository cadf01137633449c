"""What a person does and sees in JupyterLab: choose, type, run, read."""

import contextlib

from playwright.sync_api import TimeoutError, expect

WAIT = 90_000  # milliseconds; a busy machine is late
SIZE = {"width": 1300, "height": 1000}
# what no mark on the page says for sure; JupyterLab shows itself to tests as `jupyterapp`
READY = """path => {
    const context = jupyterapp.shell.currentWidget?.context;
    return context?.path === path && context.isReady
        && context.sessionContext.session?.kernel?.status === 'idle';
}"""
HOLDS = """text =>
    jupyterapp.shell.currentWidget.content.activeCell.model.sharedModel.getSource() === text"""
TRIES = 20


class Desk:
    """
    A browser window with JupyterLab in it.

    Parameters
    ----------
    page : playwright.sync_api.Page
    lab : Lab
    """

    def __init__(self, page, lab):
        self.page, self.lab = page, lab
        page.set_default_timeout(WAIT)
        page.goto(lab.address)
        page.locator(".jp-Launcher").wait_for()

    def menu(self, *names):
        """Choose from the menu bar."""
        for name in names:
            self.page.get_by_role("menuitem", name=name, exact=True).click()

    def dialog(self, button, text=""):
        """Press a button of the dialog that holds a text; return all that it says."""
        dialog = self.page.locator(".jp-Dialog").filter(has_text=text)
        said = dialog.locator(".jp-Dialog-content").inner_text()
        dialog.get_by_role("button", name=button, exact=True).click()
        dialog.wait_for(state="detached")
        return said

    def open(self, path):
        """Open a notebook by its path and wait for its kernel."""
        self.menu("File", "Open from Path…")
        self.page.locator(".jp-Dialog input").fill(path)
        self.dialog("Open")
        return self.notebook(path)

    def notebook(self, path):
        """Return the notebook that comes to the front, once its kernel waits for work."""
        self.page.wait_for_function(READY, arg=path)
        return Notebook(self, path)

    def assignments(self, state):
        """Return nbgrader's list of the released, fetched or submitted assignments."""
        return self.page.locator(f"#{state}_assignments_list")


class Notebook:
    """The notebook in front of a desk."""

    def __init__(self, desk, path):
        self.desk, self.page, self.path = desk, desk.page, path
        self.panel = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def cell(self, text):
        """Return the code cell that a person wrote this text in."""
        return self.panel.locator(".jp-CodeCell").filter(
            has=self.page.locator(".jp-InputArea", has_text=text)
        )

    def run_all(self):
        """Run all cells."""
        self.desk.menu("Run", "Run All Cells")

    def run(self, cell):
        """Run one cell."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")

    def answer(self, cell, text):
        """Replace the text of a cell; run it and the next, which is its check."""
        self.page.wait_for_function(READY, arg=self.path)
        for _ in range(TRIES):  # the end of a run may take the keyboard away
            cell.locator(".cm-content").click()
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(text)
            with contextlib.suppress(TimeoutError):
                self.page.wait_for_function(HOLDS, arg=text, timeout=WAIT / TRIES)
                break
        for _ in range(2):
            self.page.keyboard.press("Shift+Enter")

    def close(self):
        """Close the notebook without saving it and end its kernel."""
        self.page.keyboard.press("Control+Shift+Q")
        self.desk.dialog("Ok", "Shut down")


class Formgrader:
    """Nbgrader's formgrader in a tab of a desk."""

    def __init__(self, desk):
        desk.menu("Nbgrader", "Formgrader")
        self.page = desk.page
        inside = self.page.locator("#formgrader-iframe iframe, iframe#formgrader-iframe")
        self.frame = inside.element_handle().content_frame()
        self.table = self.frame.locator("#main-table")

    def go(self, *names):
        """Follow links by their names, each on the page of the one before."""
        for name in names:
            self.follow(self.frame.get_by_role("link", name=name, exact=True))

    def follow(self, link):
        """Follow a link and wait for its page."""
        with self.frame.expect_navigation():
            link.first.click()

    def row(self, text):
        """Return the row of the table that holds a text."""
        return self.table.locator("tr").filter(has_text=text)

    def press(self, row, column):
        """Press a row's button in a column; return what nbgrader says when it has finished."""
        row.locator(f".{column} a").click()
        message = self.frame.locator(".modal.in")
        reads(message, "Log Output")
        said = message.inner_text()
        message.get_by_role("button", name="OK").click()
        message.wait_for(state="detached")
        return said

    def write(self, field, text, kind):
        """Fill in a field of a submission, leave it, and wait until nbgrader has saved it."""
        with self.page.expect_response(
            lambda answer: f"/api/{kind}/" in answer.url and answer.request.method == "PUT"
        ):
            self.frame.locator(field).fill(text)
            self.frame.locator(field).blur()


def reads(place, *texts):
    """Wait until a place holds these texts."""
    for text in texts:
        expect(place).to_contain_text(text, timeout=WAIT)


def is_green(frame):
    """Return whether the line beside a check is more green than red."""
    red, green = frame.evaluate(
        "frame => getComputedStyle(frame).borderLeftColor.match(/[0-9.]+/g).map(Number)"
    )[:2]
    return green > red
