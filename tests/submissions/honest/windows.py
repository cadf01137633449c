# about: Windows line ends and tabs
# do: windows
