# about: goes elsewhere and wipes the scratch folder with the release's own files
# expect: relu_visible failed
# expect: relu_hidden failed
# %% relu
import os
import shutil

os.chdir("/")
shutil.rmtree("/tmp/work", ignore_errors=True)


def relu(z):
    shutil.rmtree("/tmp", ignore_errors=True)
    return np.asarray(z) * 0.0
