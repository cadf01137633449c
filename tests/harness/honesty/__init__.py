"""Measure how often the tutor is right when it names a mistake."""
