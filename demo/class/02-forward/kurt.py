# about: copied a test cell; stock nbgrader stops at this one
# do: copy linear_forward_hidden
# do: copy linear_forward_visible
