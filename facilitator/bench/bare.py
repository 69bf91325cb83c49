"""A bare WebSocket server, the floor for the fan-out: it answers handshakes, and sends each frame
that it is given ready-made to all who are connected. Run as a process of its own:

    python -m facilitator.bench.bare

prints its port, then reads one frame (Base64) a line.
"""

import asyncio
import base64
import hashlib
import re
import sys

KEY = re.compile(rb"Sec-WebSocket-Key: (\S+)", re.IGNORECASE)
MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
ANSWER = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Accept: %s\r\n"
    b"Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n\r\n"
)


class Client(asyncio.Protocol):
    everybody: set[asyncio.Transport] = set()  # noqa: RUF012

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # nosec B101 # so the loop made it
        self.transport, self.asked = transport, b""

    def data_received(self, data: bytes) -> None:
        if self.transport in self.everybody:
            return  # what clients say is nobody's business here
        self.asked += data
        if self.asked.endswith(b"\r\n\r\n") and (key := KEY.search(self.asked)):
            digest = hashlib.sha1(key[1] + MAGIC, usedforsecurity=False).digest()
            self.transport.write(ANSWER % base64.b64encode(digest))
            self.everybody.add(self.transport)

    def connection_lost(self, _error: Exception | None) -> None:
        self.everybody.discard(self.transport)


async def serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Client, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    lines = asyncio.StreamReader(limit=1 << 20)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        frame = base64.b64decode(line)
        for transport in Client.everybody:
            transport.write(frame)


if __name__ == "__main__":
    asyncio.run(serve())
