# about: a tent that does not come down; counts kinks and not pieces; forgets the biases of a budget
# expect: tent_visible failed a tent that stays up
# expect: tent_hidden failed a tent that stays up
# expect: count_linear_pieces_visible failed
# expect: count_linear_pieces_hidden failed
# expect: equal_width_visible failed the biases not counted
# expect: equal_width_hidden failed the biases not counted
# %% tent
def tent(x):
    return 2 * relu(np.asarray(x)) - 2 * relu(np.asarray(x) - 0.5)
# %% count_linear_pieces
def count_linear_pieces(x, y):
    slopes = np.diff(y) / np.diff(x)
    same = np.abs(np.diff(slopes)) < 1e-6 * np.abs(slopes).max()
    starts = same & ~np.concatenate([[False], same[:-1]])
    return int(starts.sum()) - 1
# %% equal_width
def equal_width(n_in, n_out, depth, n_parameters):
    width = 1
    while n_in * (width + 1) + (depth - 1) * (width + 1)**2 + (width + 1) * n_out <= n_parameters:
        width += 1
    return width
