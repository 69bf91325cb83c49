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
)
