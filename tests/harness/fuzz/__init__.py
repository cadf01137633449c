"""Coverage-guided fuzzing of everything that reads what a jail sends."""
