"""Promise 4: a full or failing disk never lies, stops nobody who reads, and needs no restart."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import gevent
import psycopg
import pytest

from facilitator.simulate.browser import SCRIPT, Answer
from facilitator.simulate.page import form_to, words
from facilitator.simulate.phone import Phone
from tests.faults.disk import FAILING_SYNCS, FAILING_WRITES, FULL_DISK, SLOW_DISK, failing
from tests.faults.scene import writing_room
from tests.faults.server import Server
from tests.faults.stored import stored_texts

Serving = Callable[..., Server]

NOT_SAVED = "Not saved: the server can't write at the moment. Please try again."
FORMATS = ("docx", "pdf", "xlsx", "csv", "json", "md")


FAULTS = (FULL_DISK, FAILING_WRITES, FAILING_SYNCS)


@pytest.mark.slow
def test_what_cannot_be_written_is_never_called_saved(serving: Serving) -> None:
    server = serving()
    scene = writing_room(server, people=2)
    server.start()
    writer, reader = (scene.phone(person) for person in scene.people)
    desk = scene.clicker().browser
    said = ["Before"]
    assert send(writer, "Before").status == 200

    for fault in FAULTS:
        with failing(server, fault):
            for phone in (writer, reader):
                answer = send(phone, fault)
                assert (answer.status, words(answer.text)) == (503, NOT_SAVED)
            assert reader.browser.open_page("/w/7KD4MR").status == 200
            assert "Before" in desk.fetch(f"/record/{scene.workshop}.md").text
            assert desk.fetch("/healthz").status == 200
            assert stored_texts(server) == said
        assert send(writer, fault).status == 200  # with the same key, without a restart
        said.append(fault)
        assert stored_texts(server) == said
    server.kill()
    assert stored_texts(server) == said


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS)
def test_the_minutes_are_there_in_every_format_on_a_failing_disk(
    serving: Serving, fault: str
) -> None:
    server = serving()
    scene = writing_room(server, people=2)
    server.start()
    desk = scene.clicker().browser

    with failing(server, fault):
        files = [desk.fetch(f"/record/{scene.workshop}.{format_}") for format_ in FORMATS]
        assert [file.status for file in files] == [200] * len(FORMATS)


@pytest.mark.timed
def test_a_slow_disk_slows_nobody_who_reads(serving: Serving) -> None:
    server = serving()
    scene = writing_room(server, people=9)
    server.start()
    reader, *writers = (scene.phone(person) for person in scene.people)

    with failing(server, SLOW_DISK):
        alone = sorted(seconds_to_read(reader) for _ in range(15))
        sent = [gevent.spawn(send, phone, f"From {n}") for n, phone in enumerate(writers)]
        meanwhile = []
        while not all(task.ready() for task in sent):
            meanwhile.append(seconds_to_read(reader))

    assert [task.get().status for task in sent] == [200] * len(writers)
    assert len(meanwhile) > 15
    assert sorted(meanwhile)[len(meanwhile) // 2] < 3 * alone[7]
    assert max(meanwhile) < 0.2 + 3 * alone[-1]


def seconds_to_read(phone: Phone) -> float:
    started = monotonic()
    assert phone.browser.open_page("/w/7KD4MR").status == 200
    return monotonic() - started


def send(phone: Phone, text: str) -> Answer:
    """Once, with the key of the page. After "not saved" the page, and so the key, is the same."""
    form = form_to(phone.part, "/ideas")
    assert form is not None
    answer = phone.browser.submit(
        form.action, [*form.hidden(), ("list", "barrier"), ("text", text)], SCRIPT
    )
    if answer.status == 200:
        phone.take(answer.text)
    return answer


@pytest.mark.slow
def test_a_database_that_goes_away_lies_no_more_than_a_disk(serving: Serving) -> None:
    server = serving("postgresql")
    scene = writing_room(server, people=1)
    server.start()
    phone = scene.phone(scene.people[0])
    assert send(phone, "Before").status == 200

    with gone(server.database_url):
        answer = send(phone, "Meanwhile")
        assert answer.status == 503
        assert phone.browser.fetch("/healthz").status == 503
    assert send(phone, "Meanwhile").status == 200
    assert stored_texts(server) == ["Before", "Meanwhile"]


@contextmanager
def gone(url: str) -> Iterator[None]:
    """The database throws everybody out and lets nobody in."""
    place, name = url.replace("+psycopg", "").rsplit("/", 1)
    with psycopg.connect(f"{place}/postgres", autocommit=True) as keeper:
        keeper.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        keeper.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
        )
        yield
        keeper.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
