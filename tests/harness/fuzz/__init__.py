"""Fuzz all code that reads messages from a jail, guided by coverage."""
