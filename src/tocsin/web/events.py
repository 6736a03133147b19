"""Server-sent events: an open page hears within a second that something changed, and asks for
itself anew (WHATWG HTML, 9.2).
"""

import asyncio
from collections.abc import AsyncIterator, Callable

import msgspec
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tocsin.errors import TocsinError
from tocsin.web.desk import Desk
from tocsin.web.visitors import Visitor, visitor_in

# So often the store's count of changes is looked at; so long a line may be silent before a sign of
# life is sent.
_LOOK_SECONDS, _SILENT_SECONDS = 0.25, 15.0
_RETRY_MILLISECONDS = 1_000
# So many open pages are told of changes at a time; pages beyond them stand still until reloaded.
MOST_STREAMS, _AGAIN_SECONDS = 300, 30


class Broadcast:
    """Looks at the store for all open pages together, while there are any."""

    def __init__(self, desk: Desk, is_in: Callable[[Visitor], bool] | None = None) -> None:
        """Look at a desk's store; `is_in` tells whether somebody is still logged in."""
        self._desk = desk
        self._is_in = is_in
        self._listeners: set[asyncio.Queue[tuple[str, str] | None]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._last: tuple[str, str] | None = None
        self._is_over = False

    def end(self) -> None:
        """Let every stream end: the desk is being stopped."""
        self._is_over = True

    def answer(self, request: Request) -> Response:
        """Return the stream of one page; with too many open, a page is told to ask again later."""
        if len(self._listeners) >= MOST_STREAMS:
            again = {"Retry-After": str(_AGAIN_SECONDS)}
            return Response("too many pages are open", 503, headers=again)
        visitor = visitor_in(request.scope)
        return StreamingResponse(self._stream(visitor), media_type="text/event-stream")

    async def _stream(self, visitor: Visitor | None) -> AsyncIterator[str]:
        """Yield the state of the store now, and whenever it is another one; that of somebody who is
        logged in no more ends.
        """
        queue: asyncio.Queue[tuple[str, str] | None] = asyncio.Queue(maxsize=1)
        self._listeners.add(queue)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            yield f"retry: {_RETRY_MILLISECONDS}\n\n"
            yield _written(self._last or await self._state())
            while True:
                try:
                    state = await asyncio.wait_for(queue.get(), _SILENT_SECONDS)
                except TimeoutError:
                    if not await self._may_hear(visitor):
                        return
                    yield ": still here\n\n"
                    continue
                if state is None or not await self._may_hear(visitor):
                    return
                yield _written(state)
        finally:
            self._listeners.discard(queue)

    async def _may_hear(self, visitor: Visitor | None) -> bool:
        """Return whether somebody may be told of changes."""
        if visitor is None or self._is_in is None:
            return True
        try:
            return await to_thread.run_sync(self._is_in, visitor)
        except TocsinError:
            return True  # that the store is away is told to all

    async def _look(self) -> None:
        """Look at the store while anybody listens."""
        self._last = await self._state()
        while self._listeners and not self._is_over:
            await asyncio.sleep(_LOOK_SECONDS)
            state = await self._state()
            if state != self._last:
                self._last = state
                self._tell(state)
        self._last = None
        if self._is_over:
            self._tell(None)

    def _tell(self, state: tuple[str, str] | None) -> None:
        """Tell every page what is, in place of what it has not read yet; None ends its stream."""
        for queue in self._listeners:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(state)

    async def _state(self) -> tuple[str, str]:
        """Return (event, its data): the version of everything, or what is wrong with the store."""
        try:
            return "version", await to_thread.run_sync(self._desk.version)
        except TocsinError as error:
            return "trouble", str(error)


def _written(state: tuple[str, str]) -> str:
    """Write an event."""
    return f"event: {state[0]}\ndata: {msgspec.json.encode(state[1]).decode()}\n\n"
