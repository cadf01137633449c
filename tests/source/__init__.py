"""The notebooks as they are run."""
