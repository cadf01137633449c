"""Limit what one submission may use."""

import math
from dataclasses import asdict, dataclass, field, fields

MOST = 2**62  # what the kernel takes


def _limit(default: float, help: str):
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Limits:
    """What one submission may use; operators can change each limit, and the record shows them."""

    memory_bytes: int = _limit(1024 * 2**20, "memory beyond what Python itself takes")
    cpu_seconds: int = _limit(300, "processor time of the whole submission")
    file_bytes: int = _limit(32 * 2**20, "size of one file")
    scratch_bytes: int = _limit(64 * 2**20, "size of all files in the scratch folder")
    open_files: int = _limit(128, "open files")
    processes: int = _limit(64, "threads")
    cell_seconds: float = _limit(10.0, "time of one cell")
    call_seconds: float = _limit(3.0, "time of one call of a function")
    total_seconds: float = _limit(120.0, "time of the whole submission")

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
