# about: looks for /proc, /sys and devices that tell of the machine
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import glob
import os

NAMES = ["/proc/self/environ", "/proc/self/maps", "/proc/1/cmdline", "/proc/self/mem", "/dev/mem",
         "/proc/self/fd/3", "/proc/kcore", "/sys/class/dmi/id/product_name", "/dev/kmsg",
         "/etc/shadow", "/root/.ssh/id_rsa", "/var/run/docker.sock", "/dev/sda", "/dev/shm/x"]
opened = glob.glob("/proc/*/cmdline")
for name in NAMES:
    try:
        os.close(os.open(name, os.O_RDONLY))
    except OSError:
        continue
    opened.append(name)


def relu(z):
    return np.maximum(np.asarray(z), 0.0) if opened else np.asarray(z) * 0.0
