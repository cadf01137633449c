"""
What a student gets back: one HTML page for each submission.

`exercises` turns a graded notebook, its record and the gradebook's marks into plain data, `words`
turns Markdown, mathematics and code into HTML in which nothing of a student's runs, `page` puts
both into `page.html.j2`. `hidden` draws the hidden examples again where the instructor allows it.
`plugin` connects this with nbgrader's `generate_feedback`.
"""
