"""How often the tutor is right when it names a mistake."""
