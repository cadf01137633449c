"""How far this process may grow while it computes with what a student's code made."""

import resource
import threading

LEEWAY_BYTES = 2**30


class BoundedMemory:
    """
    While any thread is inside, this process may grow by no more than `LEEWAY_BYTES`.

    The limit belongs to the whole process, so the first to enter sets it, the last one lifts it.
    """

    def __init__(self):
        self._turn, self._inside, self._before = threading.Lock(), 0, None

    def __enter__(self):
        with self._turn:
            self._inside += 1
            if self._inside == 1:
                with open("/proc/self/statm", encoding="ascii") as file:
                    now = int(file.read().split()[0]) * resource.getpagesize()
                self._before = soft, hard = resource.getrlimit(resource.RLIMIT_AS)
                wanted = now + LEEWAY_BYTES
                resource.setrlimit(
                    resource.RLIMIT_AS, (wanted if soft < 0 else min(soft, wanted), hard)
                )

    def __exit__(self, *_):
        with self._turn:
            self._inside -= 1
            if self._inside == 0:
                resource.setrlimit(resource.RLIMIT_AS, self._before)


bounded_memory = BoundedMemory()
