"""Tests: a folder for each folder of the project, and the harness that they share."""
