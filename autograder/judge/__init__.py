"""Grade one submission: run it in a jail, judge it in the trusted process."""
