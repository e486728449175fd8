"""What stands between gRPC and every handler: unreadable messages, deadlines, errors, streams.

The wrapping is done once, when handlers are registered, and not per call as a
``grpc.ServerInterceptor`` does it: a call then pays for one Python frame only.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import grpc

from zhengming.rpc import statuses

MAX_STREAMS = 32
"""Streams served at a time. Each holds a thread for as long as it lives."""

# Threads that refuse streams over the limit, so that a refusal never waits for a stream to end.
_SPARE_THREADS = 2


class Unreadable:
    """Stands in for a message that could not be decoded."""


UNREADABLE = Unreadable()


class GuardedServer:
    """Takes the place of a ``grpc.Server`` while handlers are registered, and guards each of them.

    Streams run on threads of their own, so that long-lived ones never starve unary calls.

    Args:
        server: where guarded handlers are registered.
        tolerant: full names of the streaming methods that answer :data:`UNREADABLE` themselves;
            for others an unreadable message ends the stream.
    """

    def __init__(self, server: grpc.Server, *, tolerant: frozenset[str] = frozenset()) -> None:
        self._server: Any = server  # grpc-stubs do not know add_registered_method_handlers
        self._tolerant = tolerant
        self._slots = threading.Semaphore(MAX_STREAMS)
        self._pool = ThreadPoolExecutor(MAX_STREAMS + _SPARE_THREADS, "stream")

    def add_generic_rpc_handlers(self, _handlers: object) -> None:
        """Do nothing: generated code registers the same handlers once more, by their names."""

    def add_registered_method_handlers(self, service: str, handlers: Mapping[str, Any]) -> None:
        """Register the handlers of a service, guarded."""
        guarded = {
            name: self._guard(handler, f"/{service}/{name}") for name, handler in handlers.items()
        }
        generic = grpc.method_handlers_generic_handler(service, guarded)
        self._server.add_generic_rpc_handlers((generic,))
        self._server.add_registered_method_handlers(service, guarded)

    def _guard(self, handler: Any, method: str) -> Any:
        read = _lenient(handler.request_deserializer)
        if handler.unary_unary:
            guarded = _unary(handler.unary_unary, method)
            return grpc.unary_unary_rpc_method_handler(guarded, read, handler.response_serializer)
        if handler.unary_stream:
            guarded = _unary(handler.unary_stream, method)
            return grpc.unary_stream_rpc_method_handler(guarded, read, handler.response_serializer)
        if handler.stream_stream:
            guarded = self._stream(handler.stream_stream, method)
            return grpc.stream_stream_rpc_method_handler(guarded, read, handler.response_serializer)
        raise NotImplementedError(f"{method}: client streaming has no guard yet")

    def _stream(self, behaviour: Callable[..., Iterator[Any]], method: str) -> Callable[..., Any]:
        def guarded(messages: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
            if not self._slots.acquire(blocking=False):
                _abort(context, statuses.too_many_streams(MAX_STREAMS), method)
            try:
                if method not in self._tolerant:
                    messages = _readable(messages, method)
                yield from behaviour(messages, context)
            except grpc.RpcError:  # the client went away while we read
                raise
            except Exception as error:  # noqa: BLE001 - the last line of defence
                _abort(context, error, method)
            finally:
                self._slots.release()

        guarded.experimental_thread_pool = self._pool  # type: ignore[attr-defined]
        return guarded


def _unary(behaviour: Callable[..., Any], method: str) -> Callable[..., Any]:
    # wraps() also copies gRPC's own marks, which the health service sets on its Watch.
    @functools.wraps(behaviour)
    def guarded(request: Any, context: grpc.ServicerContext, *send: Any) -> Any:
        try:
            if request is UNREADABLE:
                raise statuses.unreadable_message(method)
            remaining = cast("float | None", context.time_remaining())
            if (remaining is not None and remaining <= 0) or not context.is_active():
                raise statuses.deadline_passed()
            return behaviour(request, context, *send)
        except Exception as error:  # noqa: BLE001 - the last line of defence
            _abort(context, error, method)

    return guarded


def _abort(context: grpc.ServicerContext, error: Exception, method: str) -> None:
    context.abort_with_status(statuses.rich_status(statuses.status_message(error, method)))


def _readable(messages: Iterator[Any], method: str) -> Iterator[Any]:
    for message in messages:
        if message is UNREADABLE:
            raise statuses.unreadable_message(method)
        yield message


def _lenient(deserialize: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
    # Raising here would make gRPC answer INTERNAL and log a traceback, before any handler is asked.
    def read(wire: bytes) -> Any:
        try:
            return deserialize(wire)
        except Exception:  # noqa: BLE001 - whatever it is, the client sent it
            return UNREADABLE

    return read
