"""What is forgotten: erasing, and what is never kept."""

from tests.sown.fault import Fault

FAULTS = (
    Fault(
        "erasing: SQLite leaves deleted bytes in its file",
        "facilitator/store/engine.py",
        (("secure_delete=ON", "secure_delete=OFF"),),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: the log keeps what was erased",
        "facilitator/live/publish.py",
        (
            (
                "        if any(isinstance(change, ERASING) for change in changes):\n",
                "        if not changes:\n",
            ),
        ),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: a topic keeps the words of an erased idea",
        "facilitator/operations/forgetting_words.py",
        (("    take_out(session, workshop_id, words, ids, topics)\n", ""),),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: a topic loses words that its idea still says",
        "facilitator/operations/erasing.py",
        (("            if first not in idea.text:", "            if first != idea.text:"),),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "erasing: a wrong clock is believed",
        "facilitator/clock.py",
        (("today - last <= AT_MOST", "last <= today"),),
        ("tests/roof/test_erase.py",),
    ),
    Fault(
        "erasing: who cast which ballot stays",
        "facilitator/operations/unlinking.py",
        (("        shuffle(attendees)\n", ""),),
        ("tests/operations/test_erasing.py",),
    ),
    Fault(
        "logs: an exception is told in its own words",
        "facilitator/logs.py",
        (
            (
                "    if isinstance(error, OSError) or kind.__name__ in WORDS_ARE_SAFE:",
                "    if str(words):",
            ),
        ),
        ("tests/roof/test_logs.py",),
    ),
    Fault(
        "logs: a library tells which origin it refused",
        "facilitator/logs.py",
        (
            ("        return record.exc_info is not None\n", "        return True\n"),
            ('        record.msg, record.args = "a message could not be handled", ()\n', ""),
        ),
        ("tests/roof/test_logs.py",),
    ),
    Fault(
        "addresses: who asked for what is listed",
        "facilitator/server.py",
        (("log=None, error_log=Nowhere(), ", "error_log=Nowhere(), "),),
        ("tests/roof/test_logs.py::test_a_server_that_is_played_with_writes_nothing_of_it",),
    ),
    Fault(
        "addresses: who joins without a name is told apart by theirs",
        "facilitator/web/door.py",
        (('name=form.get("name", "")', 'name=form.get("name") or f"{request.remote_addr}"'),),
        ("tests/web/test_privacy.py",),
    ),
    Fault(
        "third parties: a page takes a picture from elsewhere",
        "templates/pages/base.html",
        (
            (
                '<div class="phone">\n',
                '<div class="phone">\n<img src="https://example.org/a.png" alt="">\n',
            ),
        ),
        ("tests/browser/test_door.py::test_a_latecomer_waits_at_the_door",),
    ),
    Fault(
        "erasing: PostgreSQL's tables are written anew under an older snapshot",
        "facilitator/store/forgetting.py",
        (("GENERATIONS = 2 ", "GENERATIONS = 1 "),),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: the log keeps who the people were on whose day they were erased",
        "facilitator/live/standing.py",
        (
            (
                "    c.PeopleErased,\n    c.PersonErased,\n",
                "    c.PersonErased,\n",
            ),
        ),
        ("tests/keeping/test_gone.py",),
    ),
    Fault(
        "erasing: the number of somebody erased still leads to their ballot",
        "facilitator/operations/unlinking.py",
        (
            (
                "    session.delete(person)\n",
                "    session.execute(update(Ballot).where(Ballot.participant_id == number)"
                ".values(participant_id=person.id))\n    session.delete(nobody)\n",
            ),
        ),
        ("tests/operations/test_nobody.py",),
    ),
    Fault(
        "erasing: the numbers of nobody tell who was erased first",
        "facilitator/operations/unlinking.py",
        (
            (
                "    number = nobodys_number()\n",
                "    number = 1 + (session.scalar(select(func.max(Device.id))) or 0)\n",
            ),
        ),
        ("tests/operations/test_nobody.py",),
    ),
    Fault(
        "erasing: when somebody was taken out tells their ballot",
        "facilitator/operations/unlinking.py",
        (("    person.removed_at = person.removed_at and person.joined_at\n", ""),),
        ("tests/operations/test_nobody.py",),
    ),
)
