# about: deleted a solution cell
# do: delete relu
# expect: relu_visible error
# expect: relu_hidden error
