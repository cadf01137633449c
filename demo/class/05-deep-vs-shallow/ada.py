# about: everything right
# answer: Representation: 12 layers of two units fold 4096 pieces, the best hinges at even places need one each. Learning: training found neither. Confound removed: all kinks at zero.
