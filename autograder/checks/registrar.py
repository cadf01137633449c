"""How families of hidden examples and known mistakes are registered: one by one, or as tables."""


class Registrar:
    """
    What is registered for one function.

    Attributes
    ----------
    mistakes : list of (str, str, callable)
        Name, sentence and wrong function.
    modules : tuple of str
        The modules that did it, if they were loaded from the folder of a topic.
    """

    def __init__(self):
        self.mistakes = []
        self.modules = ()
        self._families = []

    def family(self, kind):
        """Register a generator of hidden arguments: `rng -> iterator of argument tuples`."""

        def register(draw):
            self._families.append((kind, draw))
            return draw

        return register

    def add_families(self, *rows):
        """Register families as rows `(kind, rng -> arguments, *more examples of this kind)`."""
        for kind, *draws in rows:
            self.family(kind)(lambda rng, draws=draws: [draw(rng) for draw in draws])

    def mistake(self, name, sentence):
        """Register a wrong function with its name and the sentence that helps."""

        def register(function):
            self.add_mistakes((name, sentence, function))
            return function

        return register

    def add_mistakes(self, *rows, make=lambda function: function):
        """
        Register wrong functions.

        Parameters
        ----------
        rows : tuples (name, sentence, function, *more functions of the same name)
        make : callable, optional
            Returns the wrong function for what stands in a row, where that is only the part in
            which it is wrong; see `common_mistakes.with_parts`.
        """
        for name, sentence, *wrong in rows:
            self.mistakes += [(name, sentence, make(one)) for one in wrong]
