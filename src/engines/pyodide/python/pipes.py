"""Pipes that report the end of the file, and a pair of sockets made of two of them."""

import os
import socket

_pipe = os.pipe
_prepare = None


def pipe():
    """Create a pipe.

    Returns a tuple of two file descriptors:
      (read_fd, write_fd)"""
    ends = _pipe()
    if _prepare:
        _prepare(ends[0])
    return ends


pipe.__module__ = "os"


class PairedSocket(socket.socket):
    """One of two connected sockets. It reads from one pipe and writes to another; its descriptor is the reading end."""

    def __init__(self, reads, writes):
        super().__init__()
        self._reads, self._writes = reads, writes
        if _prepare:
            _prepare(reads, writes)

    def fileno(self):
        return self._reads

    def send(self, data, flags=0, /):
        return os.write(self._writes, data)

    def sendall(self, data, flags=0, /):
        data = memoryview(data).cast("B")
        while data:
            data = data[os.write(self._writes, data) :]

    def sendmsg(self, buffers, *rest):
        return self.send(b"".join(buffers))

    def recv(self, size, flags=0, /):
        return os.read(self._reads, size)

    def recv_into(self, buffer, size=0, flags=0, /):
        buffer = memoryview(buffer).cast("B")
        data = os.read(self._reads, size or len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def shutdown(self, how, /):
        if how != socket.SHUT_RD:
            self._close_writes()

    def getsockname(self):
        return ""

    getpeername = getsockname

    def _real_close(self):
        super()._real_close()
        self._close_writes()
        reads, self._reads = self._reads, -1
        if reads >= 0:
            os.close(reads)

    def _close_writes(self):
        writes, self._writes = self._writes, -1
        if writes >= 0:
            os.close(writes)


PairedSocket.__name__ = PairedSocket.__qualname__ = "socket"
PairedSocket.__module__ = "socket"


def socketpair(family=None, type=socket.SOCK_STREAM, proto=0):
    """socketpair([family[, type[, proto]]]) -> (socket object, socket object)

    Create a pair of socket objects from the sockets returned by the platform
    socketpair() function."""
    (reads, other_writes), (other_reads, writes) = pipe(), pipe()
    return PairedSocket(reads, writes), PairedSocket(other_reads, other_writes)


socketpair.__module__ = "socket"


def install(host):
    global _prepare
    _prepare = getattr(host, "pipe", None)
    os.pipe = pipe
