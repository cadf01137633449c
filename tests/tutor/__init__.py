"""What students see, and how values are compared."""
