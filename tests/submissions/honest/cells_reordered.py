# about: cells in another order
# do: reverse
