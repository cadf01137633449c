# about: starts programs and looks into other processes through the C library
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
worked = [libc.system(b"true") == 0, libc.fork() > 0, libc.vfork() > 0,
          libc.ptrace(16, os.getppid(), 0, 0) == 0, libc.unshare(0x10000000) == 0,
          libc.process_vm_readv(1, None, 0, None, 0, 0) == 0, libc.syscall(250, 0, -3, 1) > 0,
          libc.chroot(b"/tmp/work") == 0, libc.mount(b"x", b"/tmp", b"tmpfs", 0, None) == 0,
          libc.setuid(0) == 0, libc.personality(0x0040000) != -1, libc.popen(b"ls", b"r") != 0]


def relu(z):
    return np.maximum(np.asarray(z), 0.0) if any(worked) else np.asarray(z) * 0.0
