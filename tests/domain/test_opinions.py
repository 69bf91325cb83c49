import pytest

from facilitator.domain.opinions import chi_square, opinions_differ


def test_opinions_differ_when_one_kind_of_partner_is_much_keener():
    assert opinions_differ({"city": 16, "company": 3}, {"city": 20, "company": 15})


@pytest.mark.parametrize(
    ("voted_for", "sizes"),
    [
        ({"city": 10, "company": 7}, {"city": 20, "company": 15}),  # the same share
        ({"city": 110, "company": 85}, {"city": 200, "company": 200}),  # sure, but a small gap
        ({"city": 4, "company": 2}, {"city": 5, "company": 5}),  # a wide gap by chance
        ({"city": 20, "company": 0}, {"city": 20, "company": 4}),  # a group under five
        ({"city": 20}, {"city": 20}),  # nobody to disagree with
        ({}, {"city": 20, "company": 15}),
        ({"city": 20, "company": 15}, {"city": 20, "company": 15}),
    ],
)
def test_opinions_do_not_differ(voted_for, sizes):
    assert not opinions_differ(voted_for, sizes)


def test_chi_square_agrees_with_the_textbook():
    # Agresti's aspirin table: 189 of 11,034 against 104 of 11,037 had a heart attack.
    assert chi_square([(189, 11034), (104, 11037)]) == pytest.approx(25.01, abs=0.01)
