# about: a solution cell turned into text
# do: retype relu
