"""The reference of the notebooks before this one."""
