#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""A learning Ethernet switch between the hosts, over UDP on 127.0.0.1: switch.py PORT

QEMU's own ways to join hosts do not do: its multicast network gives a host its own frames back, which a bridge in that
host takes for a loop.
"""
import socket
import sys

link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8 << 20)
link.bind(("127.0.0.1", int(sys.argv[1])))
hosts = set()  # the ports of all hosts seen
place = {}  # Ethernet address -> port of the host that sends from it
buffer = bytearray(1 << 17)
frame = memoryview(buffer)
while True:
    try:
        length, source = link.recvfrom_into(buffer)
    except OSError:  # a host that went away: the answer to what was sent to it
        continue
    if length < 14:
        continue
    hosts.add(source)
    target, sender = bytes(frame[0:6]), bytes(frame[6:12])
    place[sender] = source
    known = None if target[0] & 1 else place.get(target)
    for host in [known] if known else hosts:
        if host != source:
            try:
                link.sendto(frame[:length], host)
            except OSError:  # full or gone: frames may be lost
                pass
