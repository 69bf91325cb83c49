"""What is frozen at an approval comes back as it was, whatever the report holds."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.exports.formats import FORMATS
from facilitator.exports.frozen import Frozen, froze, thawed
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
    text = froze(frozen.report, frozen.template)

    assert thawed(text) == frozen
    assert froze(thawed(text).report, frozen.template) == text


def test_the_files_of_a_thawed_report_are_the_same_bytes() -> None:
    thaw = thawed(froze(NORMAL)).report

    for name in ("docx", "xlsx", "csv", "json", "md", "pdf"):
        assert FORMATS[name].write(thaw, "de") == FORMATS[name].write(NORMAL, "de"), name
