"""The seeded faults still fit the code; that they turn the tests red is shown by running them."""

import pytest

from tests.seeded_faults import FAULTS, ROOT
from tests.sown.fault import Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_has_its_place_and_tests_that_guard_it(fault: Fault) -> None:
    code = (ROOT / fault.file).read_text()

    assert [code.count(right) for right, _ in fault.edits] == [1] * len(fault.edits)
    assert all(right != wrong for right, wrong in fault.edits)
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert not name or f"def {name}(" in (ROOT / file).read_text()
        assert (ROOT / file).exists()
