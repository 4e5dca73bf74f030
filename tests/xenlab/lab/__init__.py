# SPDX-License-Identifier: EPL-2.0
"""Real Xen hosts in QEMU."""


class LabError(Exception):
    """A sentence for the person or program that called."""
