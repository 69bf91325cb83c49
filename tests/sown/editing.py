"""What organisers do to the minutes: nothing is overwritten, nothing is hidden that matters."""

from tests.sown.fault import Fault

AT_ONCE = (
    "tests/operations/test_at_once.py"
    "::test_whoever_saves_a_section_waits_for_the_one_before_and_gets_both_texts"
)
FAULTS = (
    Fault(
        "editing: whoever saves a section last wins",
        "facilitator/operations/sections.py",
        (
            (
                "    joined = together(typed, began, standing)\n",
                "    joined = {**together(typed, typed, standing), **typed}\n",
            ),
        ),
        ("tests/web/test_minutes.py",),
    ),
    Fault(
        "editing: two organisers write a section without waiting for each other",
        "facilitator/operations/sections.py",
        (("    meeting_locked(session, meeting_id)\n", ""),),
        (AT_ONCE,),
    ),
    Fault(
        "editing: a second press moves a section again",
        "facilitator/operations/sections.py",
        (
            (
                "index(other) + (0 if above else 1)",
                "index(other) + (0 if above else 1) - (rows[key].position > 0)",
            ),
        ),
        ("tests/web/test_minutes.py", "tests/operations/test_filing.py"),
    ),
    Fault(
        "editing: the results can be left out",
        "facilitator/domain/sections.py",
        (('"actions", "results", "method"', '"actions", "method"'),),
        ("tests/exports/test_parts.py",),
    ),
    Fault(
        "editing: nobody is told what was left out",
        "facilitator/exports/minutes/__init__.py",
        (("blocks=(*first, contents([*first, *blocks], depth(report)), *blocks, *left_out(read))",
          "blocks=(*first, contents([*first, *blocks], depth(report)), *blocks)"),),
        ("tests/exports/test_parts.py",),
    ),
    Fault(
        "withheld: the words stay in the name of a topic",
        "facilitator/exports/reader/__init__.py",
        (("    return without_words(read, withheld_words(session, workshop.id, wall))",
          "    return read"),),
        ("tests/exports/test_withheld.py",),
    ),
    Fault(
        "withheld: as they were before somebody reworded them",
        "facilitator/store/wordings.py",
        (("(idea.text, idea.original_text)]", "(idea.text,)]"),),
        ("tests/exports/test_withheld.py",),
    ),
    Fault(
        "withheld: not counted any more",
        "facilitator/exports/report/questions.py",
        (("        return len(self.ideas) + self.withheld", "        return len(self.ideas)"),),
        ("tests/exports/test_withheld.py",),
    ),
    Fault(
        "quotes: without a word on how somebody agreed",
        "facilitator/domain/quotes.py",
        (('        read["consent"] = consent(', '        read["consent"] = str('),),
        ("tests/web/test_minutes.py",),
    ),
    Fault(
        "quotes: one that was taken back stays on the disk",
        "facilitator/live/standing.py",
        (("    c.QuoteRemoved,\n", ""),),
        ("tests/web/test_minutes.py",),
    ),
    Fault(
        "escaping: the page of the minutes takes words for markup",
        "templates/parts/blocks.html",
        (("{{ text.text }}</bdi>", "{{ text.text|safe }}</bdi>"),),
        ("tests/web/test_blocks.py",),
    ),
)  # fmt: skip
