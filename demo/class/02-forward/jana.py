# about: the upload broke off
# do: cut-off
# status: unreadable
# rest: any
