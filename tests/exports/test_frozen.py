"""What is frozen at an approval comes back as it was, whatever the report holds."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import cast, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.frozen import WORDS
from facilitator.exports.formats import FORMATS
from facilitator.exports.frozen import Frozen, froze, names_of, parsed, thawed
from facilitator.exports.report import Report
from tests.exports.conftest import NORMAL

AWARE = st.datetimes(
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5))])
)
st.register_type_strategy(datetime, AWARE)


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.builds(Frozen, report=st.from_type(Report), template=st.none() | st.binary()))
def test_any_report_comes_back_the_same(frozen: Frozen) -> None:
    written = froze(frozen.report, frozen.template)
    plain = parsed(written.text)

    assert {*written.contents} == names_of(plain)
    back = thawed(plain, written.contents)
    assert back == frozen
    assert froze(back.report, back.template) == written  # also of which rows it was told


def test_the_files_of_a_thawed_report_are_the_same_bytes() -> None:
    written = froze(NORMAL)
    thaw = thawed(parsed(written.text), written.contents).report

    for name in ("docx", "xlsx", "csv", "json", "md", "pdf"):
        assert FORMATS[name].write(thaw, "de") == FORMATS[name].write(NORMAL, "de"), name


def test_a_rule_may_touch_whatever_people_write_and_nothing_that_a_program_reads() -> None:
    written = {name for _class, name, is_text in fields_of(Report) if is_text}
    coded = {(it, name) for it, name, is_text in fields_of(Report) if not is_text}

    assert written - WORDS == {
        "barrier", "content", "country", "key", "language", "letter", "known_by", "marks",
        "possibility", "rank", "roster_country",
    }  # fmt: skip
    assert WORDS - written == set()
    assert {(it, name) for it, name in coded if name in WORDS} == {
        ("DecisionReport", "how"),
        ("Report", "meeting"),
    }


def fields_of(made: type, seen: set[type] | None = None) -> Iterator[tuple[str, str, bool]]:
    """Class and name of each field of a report, and whether texts can stand there."""
    seen = set() if seen is None else seen
    seen.add(made)
    hints = get_type_hints(made)
    for each in fields(made):
        kinds = {*within(hints[each.name])}
        yield made.__name__, each.name, not kinds.isdisjoint((str, bytes))
        for kind in kinds - seen:
            if is_dataclass(kind):
                yield from fields_of(cast(type, kind), seen)


def within(hint: object) -> Iterator[object]:
    yield hint
    for each in get_args(hint):
        yield from within(each)
