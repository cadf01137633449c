"""
Make the feedback page: one HTML file for each submission.

`exercises` turns a graded notebook, its record and the gradebook's marks into plain data
(`questions`). `rendering` turns Markdown, mathematics and code into HTML that cannot run anything a
student wrote; `safe_markdown` is the filter for this. `page` puts all of it into `page.html.j2`.
`hidden` draws the hidden examples again if the instructor allows it.
`autograder.nbgrader_plugin.feedback_page` connects this with nbgrader's `generate_feedback`.
"""
