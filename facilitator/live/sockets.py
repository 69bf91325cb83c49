"""The sockets: who may listen to what, and the little that screens say over them.

Everything that changes data goes over HTTP. A socket hears its audience, in its language, and
a phone says that somebody is typing. `admit` comes from `web/guards.py`.
"""

from collections.abc import Callable
from typing import Any

import gevent
from flask import request
from flask_socketio import SocketIO, join_room

from facilitator.live.listeners import Listener
from facilitator.live.publish import Live

Admit = Callable[[dict[str, Any]], Listener | None]

PRESENCE = {"phones": {"console-people", "remote-now"}, "projector": {"console-people"}}


def attach(socketio: SocketIO, live: Live, admit: Admit) -> None:
    @socketio.on("connect")  # type: ignore[untyped-decorator]
    def come(auth: Any = None) -> bool:
        listener = admit(auth if isinstance(auth, dict) else {})
        if listener is None:
            live.meter.refused["socket"] += 1
            return False
        sid: str = request.sid  # type: ignore[attr-defined]
        live.listeners.came(sid, listener)
        join_room(listener.room)
        live.touch(listener.workshop_id, PRESENCE.get(listener.audience, set()))
        if live.background:
            gevent.spawn(live.greet, sid, listener)  # once the socket was told that it may stay
        return True

    @socketio.on("disconnect")  # type: ignore[untyped-decorator]
    def leave(*_reason: object) -> None:
        if listener := live.listeners.left(request.sid):  # type: ignore[attr-defined]
            live.touch(listener.workshop_id, PRESENCE.get(listener.audience, set()))

    @socketio.on("typing")  # type: ignore[untyped-decorator]
    def type_on(*_anything: object) -> None:
        listener = live.listeners.of(request.sid)  # type: ignore[attr-defined]
        if listener and listener.participant_id is not None:
            live.typed(listener.workshop_id, listener.participant_id)
