"""Makes this folder an nbgrader course and plugs the grader in; nbgrader reads it by itself."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from autograder.nbgrader_plugin.plugin import configure  # noqa: E402

c = get_config()  # noqa: F821
configure(c)
c.CourseDirectory.root = str(ROOT)
c.CourseDirectory.course_id = "neural-networks"
# where assignments and feedback are exchanged with students; many users need a shared folder
c.Exchange.root = os.environ.get("NBGRADER_EXCHANGE", str(ROOT / "exchange"))
# from when on feedback shows the inputs of hidden examples that an answer failed; never, unless set
# c.FeedbackPage.show_hidden_inputs_after = {"01-activations": "2026-12-01 00:00+01:00"}
