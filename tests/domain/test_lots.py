from facilitator.domain.lots import lot


def test_a_lot_can_be_drawn_again_on_any_machine():
    assert lot(1, 2) == 15555602500777525134
    assert len({lot(person, idea) for person in range(50) for idea in range(50)}) == 2500
