# about: starts a shell with a cell magic
# expect: relu_visible error
# expect: relu_hidden error
# %% relu
%%bash
echo "full marks"
