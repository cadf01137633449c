"""Grades for other systems."""
