# about: everything right
