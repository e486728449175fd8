"""Whether an address can be listened on, found out before gRPC tries.

gRPC itself binds a port that another server shares (``SO_REUSEPORT``) without a word, takes port
99999 modulo 65536, and reports a real conflict on standard error in its own format.
"""

from __future__ import annotations

import errno
import socket
from contextlib import ExitStack
from dataclasses import dataclass

from zhengming.errors import CannotServe

_EXAMPLE = "host:port, e.g. 127.0.0.1:50051 or [::1]:50051"
_WILDCARDS = {"0.0.0.0", "::"}

# What a machine without IPv6 says of ::1.
_NO_SUCH_FAMILY = {errno.EAFNOSUPPORT, errno.EADDRNOTAVAIL, errno.EPROTONOSUPPORT}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to listen: a port, and every numeric address that the host stands for."""

    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses with their port, as gRPC takes them."""
        return tuple(_joined(address, self.port) for address in self.addresses)

    def __str__(self) -> str:
        return _joined(self.host, self.port)


def claim(listen: str) -> Endpoint:
    """Find out where ``listen`` is, and that nobody else listens there.

    Args:
        listen: ``host:port``; port 0 chooses a free one.

    Raises:
        CannotServe: no such address, a port out of range, taken, or not allowed.
    """
    host, port = _parse(listen)
    found = _resolve(host, port, listen)
    free: list[str] = []
    with ExitStack() as probes:  # all are held until the last is tried
        for family, address in found:
            try:
                probe = probes.enter_context(socket.socket(family, socket.SOCK_STREAM))
                _bind(probe, address, port)
            except OSError as error:
                if error.errno in _NO_SUCH_FAMILY and len(found) > 1:
                    continue
                raise CannotServe(_why_not(error, listen, port)) from None
            port = port or probe.getsockname()[1]
            free.append(address)
    if not free:
        raise CannotServe(f"{listen!r} is no address of this machine: listen on one it has")
    return Endpoint(host, port, (host,) if host in _WILDCARDS else tuple(free))


def _parse(listen: str) -> tuple[str, int]:
    host, colon, port = listen.rpartition(":")
    bracketed = host.startswith("[") and host.endswith("]")
    if not colon or not host or (":" in host and not bracketed):
        raise CannotServe(f"{listen!r} is no address to listen on: give {_EXAMPLE}")
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and int(port) <= 65535):
        raise CannotServe(f"{listen!r} has no port from 0 to 65535: give {_EXAMPLE}")
    return host.strip("[]"), int(port)


def _resolve(host: str, port: int, listen: str) -> list[tuple[socket.AddressFamily, str]]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no host name"
        raise CannotServe(f"{listen!r} cannot be listened on: host {host!r}: {reason}") from None
    if host in _WILDCARDS:  # gRPC binds both families for either
        return [(socket.AF_INET, "0.0.0.0"), (socket.AF_INET6, "::")]
    return list(dict.fromkeys((family, str(place[0])) for family, _, _, _, place in found))


def _bind(probe: socket.socket, address: str, port: int) -> None:
    # Without SO_REUSEPORT, a port is refused even where all its listeners share it.
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if probe.family == socket.AF_INET6:
        probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    probe.bind((address, port))


def _why_not(error: OSError, listen: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {listen!r} is in use: stop what listens there, or choose another"
    if error.errno == errno.EACCES:
        return f"{listen!r} may not be listened on by this user: choose a port from 1024 up"
    if error.errno in _NO_SUCH_FAMILY:
        return f"{listen!r} is no address of this machine: listen on one it has"
    return f"{listen!r} cannot be listened on: {error.strerror}"


def _joined(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
