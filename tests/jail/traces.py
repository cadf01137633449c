"""What a submission might leave, and how the next one would look for it."""

FOLDERS = str(
    ["/tmp", "/tmp/work", ".", "/dev/shm", "/var/tmp", "/dev", "/", "/jail", "/jail/packages"]
)
LIBC = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def called(result):
    return result >= 0 or os.strerror(ctypes.get_errno())
"""
# what a first submission does, and how a second one looks for it; a look prints what it finds
TRACES = {
    "files": (
        f"""
import os
for folder in {FOLDERS}:
    try:
        open(folder + "/left.txt", "w").write("left")
        os.mkfifo(folder + "/left.pipe")
    except OSError as error:
        print("refused", error)
""",
        f"import os; print([f for f in {FOLDERS} if os.path.exists(f + '/left.txt')])",
    ),
    "support files": (
        """
import os
for name in ("data.txt", "/tmp/work/data.txt"):
    for act in (lambda: open(name, "w").write("left"), lambda: os.chmod(name, 0o777),
                lambda: os.utime(name, (1, 1)), lambda: os.rename(name, "/tmp/work/other"),
                lambda: open("/tmp/work/data.txt", "w").write("left")):
        try:
            act()
        except OSError as error:
            print("refused", error)
""",
        "print(open('data.txt').read(), __import__('os').stat('data.txt').st_mtime > 10)",
    ),
    "installed files": (
        """
import numpy, os
for name in (numpy.__file__, os.__file__, "/jail/autograder/jail/inside/worker.py"):
    for act in (lambda: open(name, "a").write("left"), lambda: os.utime(name, (1, 1)),
                lambda: os.chmod(name, 0o777), lambda: os.unlink(name)):
        try:
            act()
        except OSError as error:
            print("refused", error)
""",
        "import numpy, os; print(os.stat(numpy.__file__), os.stat(os.__file__))",
    ),
    "SysV shared memory": (
        LIBC + "print('refused', called(libc.shmget(7, 99, 0o1666)))",
        LIBC + "print(called(libc.shmget(7, 0, 0)))",
    ),
    "SysV semaphores": (
        LIBC + "print('refused', called(libc.semget(7, 1, 0o1666)))",
        LIBC + "print(called(libc.semget(7, 0, 0)))",
    ),
    "SysV messages": (
        LIBC + "print('refused', called(libc.msgget(7, 0o1666)))",
        LIBC + "print(called(libc.msgget(7, 0)))",
    ),
    "POSIX shared memory": (
        LIBC + "print('refused', called(libc.shm_open(b'/left', 66, 0o666)))",
        LIBC + "print(called(libc.shm_open(b'/left', 0, 0)))",
    ),
    "POSIX messages": (
        LIBC + "print('refused', called(libc.mq_open(b'/left', 66, 0o666, None)))",
        LIBC + "print(called(libc.mq_open(b'/left', 0)))",
    ),
    "POSIX semaphores": (
        """
try:
    import _multiprocessing
    _multiprocessing.SemLock(0, 1, 1, "/left", False)
except (ImportError, OSError) as error:
    print("refused", error)
""",
        LIBC + "libc.sem_open.restype = ctypes.c_void_p; print(libc.sem_open(b'/left', 0))",
    ),
    "keyring": (
        LIBC + "print('refused', called(libc.syscall(248, b'user', b'left', b'x', 1, -4)))",
        LIBC + "print(called(libc.syscall(249, b'user', b'left', None, -4)))",
    ),
    "abstract socket": (
        """
import socket
kept_sockets = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
kept_sockets[0].bind("\\0left")
""",
        """
import socket
asking = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
try:
    print(asking[0].sendto(b"x", "\\0left"))
except OSError as error:
    print(error)
""",
    ),
    "network": (
        """
import socket
try:
    listening = socket.create_server(("127.0.0.1", 45123))
except OSError as error:
    print("refused", error)
""",
        """
import socket
try:
    print(socket.create_connection(("127.0.0.1", 45123), 1))
except OSError as error:
    print(error)
""",
    ),
    "modules": (
        """
import builtins, json, sys, types
import numpy as np
builtins.left = np.left = json.left = sys.left = 1
np.maximum = json.dump = builtins.sum = max
sys.modules["left"] = types.ModuleType("left")
sys.path.append("/left")
""",
        """
import builtins, json, sys
import numpy as np
found = ["left" in vars(m) for m in (builtins, np, json, sys)] + ["left" in sys.modules, sys.path]
print(found, repr(np.maximum), repr(sum),
      json.dump.__name__)
""",
    ),
    "worker and shell": (
        """
import gc, sys
from autograder.jail.inside import wire, worker
from tutor.judging import codec
wire.left = codec.left = worker.left = worker.CappedText.left = 1
shell = get_ipython()
shell.left = shell.user_ns["left_name"] = 1
shell.ast_transformers.append(print)
shell.events.register("pre_run_cell", lambda *_: None)
shell.register_magic_function(lambda line: None, "line", "left")
""",
        """
from autograder.jail.inside import wire, worker
from tutor.judging import codec
shell = get_ipython()
print([hasattr(thing, "left") for thing in (wire, codec, worker, worker.CappedText, shell)],
      "left_name" in shell.user_ns, len(shell.ast_transformers),
      len(shell.events.callbacks["pre_run_cell"]), "left" in shell.magics_manager.magics["line"])
""",
    ),
    "environment": (
        "import os; os.environ['LEFT'] = 'x'; os.environ['HOME'] = '/left'",
        "import os; print(dict(os.environ))",
    ),
    "threads": (
        """
import threading, time
for _ in range(3):
    threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
""",
        "import threading; print(threading.active_count())",
    ),
    "processes": (
        """
import os
try:
    if os.fork() == 0:
        while True:
            pass
except OSError as error:
    print("refused", error)
""",
        """
import os
seen = []
for pid in range(1, 3000):
    try:
        os.kill(pid, 0)
        seen.append(pid)
    except PermissionError:
        seen.append(-pid)
    except ProcessLookupError:
        continue
print(seen, os.getpid(), os.getpgrp(), os.getsid(0))
""",
    ),
    "signals": (
        """
import signal
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.signal(signal.SIGTERM, print)
signal.setitimer(signal.ITIMER_REAL, 1000)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
""",
        """
import signal
print([signal.getsignal(n) for n in range(1, 32)], signal.getitimer(signal.ITIMER_REAL)[0] > 0,
      signal.pthread_sigmask(signal.SIG_BLOCK, []))
""",
    ),
    "limits and priority": (
        """
import os, resource
resource.setrlimit(resource.RLIMIT_NOFILE, (50, 50))
os.nice(5)
os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
os.umask(0o777)
""",
        """
import os, resource
print(resource.getrlimit(resource.RLIMIT_NOFILE), os.nice(0), os.sched_getaffinity(0),
      oct(os.umask(0)), os.getpriority(os.PRIO_USER, 0))
""",
    ),
    "descriptors": (
        """
import os
opened = [os.open("/tmp", os.O_RDONLY) for _ in range(9)] + [os.dup2(1, 77)]
""",
        """
import os
def is_open(fd):
    try:
        return bool(os.fstat(fd))
    except OSError:
        return False
print([fd for fd in range(200) if is_open(fd)])
""",
    ),
    "folder and host": (
        """
import os, socket
os.chdir("/usr")
try:
    socket.sethostname("left")
except OSError as error:
    print("refused", error)
""",
        "import os; print(os.getcwd(), os.uname().nodename)",
    ),
    "matplotlib": (
        """
import matplotlib.pyplot as plt
plt.rcParams["lines.linewidth"] = 77
plt.style.use("dark_background")
plt.rcParams["axes.prop_cycle"] = plt.cycler(color=["red"])
kept_figure = plt.figure("left")
plt.close = lambda *_: None
""",
        """
import matplotlib.pyplot as plt
print(dict(plt.rcParams), plt.get_fignums(), repr(plt.close).split(" at ")[0])
""",
    ),
    "numpy": (
        """
import random
import numpy as np
np.random.seed(5)
random.seed(5)
np.seterr(all="raise")
np.set_printoptions(precision=1)
""",
        """
import random
import numpy as np
same = (np.random.get_state()[1] == np.random.RandomState(5).get_state()[1]).all()
print(same, random.getstate() == random.Random(5).getstate(), np.geterr(), np.get_printoptions())
""",
    ),
    "interpreter": (
        """
import atexit, gc, sys, threading, warnings
sys.setrecursionlimit(77)
sys.settrace(lambda *_: None)
gc.disable()
warnings.simplefilter("error")
sys.excepthook = sys.displayhook = print
import_hooks = sys.meta_path.insert(0, print)
""",
        """
import gc, sys, warnings
print(sys.getrecursionlimit(), sys.gettrace(), gc.isenabled(), warnings.filters, len(sys.meta_path),
      sys.excepthook is print)
""",
    ),
}
