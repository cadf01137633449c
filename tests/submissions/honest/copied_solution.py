# about: copied a solution cell
# do: copy relu
