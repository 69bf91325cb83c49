"""An update to a thousand phones costs little more than writing its bytes to them."""

import pytest

from facilitator.bench.fanout import UPDATES, measure_fan_out


@pytest.mark.long
def test_an_update_costs_at_most_two_and_a_half_times_a_bare_servers() -> None:
    found = measure_fan_out(1000)

    print(found)
    assert found["updates"] >= UPDATES / 2  # presses that came close were pushed together
    assert found["delivered"] == found["delivered_by_bare_server"] == 1000 * found["updates"]
    assert found["ratio"] <= 2.5
