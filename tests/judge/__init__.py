"""What a submission gets."""
