"""Limit what one submission may use."""

import math
from dataclasses import asdict, dataclass, fields

MOST = 2**62  # what the kernel takes


@dataclass(frozen=True)
class Limits:
    """What one submission may use; operators can change each limit, and the record shows them."""

    memory_bytes: int = 1024 * 2**20  # memory beyond what Python itself takes
    cpu_seconds: int = 300  # processor time of the whole submission
    file_bytes: int = 32 * 2**20  # size of one file
    scratch_bytes: int = 64 * 2**20  # size of all files in the scratch folder
    open_files: int = 128  # open files
    processes: int = 64  # threads
    cell_seconds: float = 10.0  # time of one cell
    call_seconds: float = 3.0  # time of one call of a function
    total_seconds: float = 120.0  # time of the whole submission

    def __post_init__(self):
        for one in fields(self):
            if not 0 < getattr(self, one.name) <= MOST:
                raise ValueError(f"{one.name} must be a number more than 0, at most {MOST}")

    @classmethod
    def with_changes(cls, changes: dict[str, float]) -> "Limits":
        """
        Return the default limits with some of them changed.

        Parameters
        ----------
        changes : dict of str to float

        Raises
        ------
        ValueError
            For a name that is not a limit, or a value that is not valid for it.
        """
        known = {name: type(value) for name, value in asdict(cls()).items()}
        for name, value in changes.items():
            if name not in known:
                raise ValueError(f"{name!r} is not a limit; the limits are {', '.join(known)}")
            if not math.isfinite(value):
                raise ValueError(f"{name} must be a finite number")
            if known[name] is int and int(value) != value:
                raise ValueError(f"{name} must be a whole number")
        return cls(**{name: known[name](value) for name, value in changes.items()})
