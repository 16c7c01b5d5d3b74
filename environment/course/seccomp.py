"""The filter of system calls by which a program may start threads, and no other programs: forks without an end would stop the machine."""

import errno
import platform
import struct

# As the kernel's headers number them: the architecture, and its calls clone, clone3, fork and vfork.
MACHINES = {
    "x86_64": (0xC000003E, 56, 435, (57, 58)),
    "aarch64": (0xC00000B7, 220, 435, ()),
}

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
CLONE_THREAD = 0x10000
# Calls of the 32-bit kind on a 64-bit machine have numbers of their own.
OTHER_KIND = 0x40000000


def no_programs():
    """The filter for this machine in the form that the kernel takes; None on one whose numbers are not known here."""
    if platform.machine() not in MACHINES:
        return None
    architecture, clone, clone3, forks = MACHINES[platform.machine()]
    refusal = [(RETURN, 0, 0, REFUSE | errno.EPERM)]
    # A test skips as many lines as it says where it holds, and where it does not.
    filters = [
        (LOAD, 0, 0, ARCHITECTURE), (EQUAL, 1, 0, architecture), *refusal,
        (LOAD, 0, 0, NUMBER), (AT_LEAST, 0, 1, OTHER_KIND), *refusal,
        # Its flags cannot be read; told that there is no such call, the C library takes clone.
        (EQUAL, 0, 1, clone3), (RETURN, 0, 0, REFUSE | errno.ENOSYS),
    ]
    for number in forks:
        filters += [(EQUAL, 0, 1, number), *refusal]
    filters += [
        (EQUAL, 0, 3, clone), (LOAD, 0, 0, FIRST_ARGUMENT), (ANY_BIT, 1, 0, CLONE_THREAD), *refusal,
        (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *each) for each in filters)
