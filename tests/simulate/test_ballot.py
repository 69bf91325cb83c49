"""A phone reads its ballot as our template writes it."""

from facilitator.simulate.ballot import Ballot, BallotList, ballot_in, receipt_in

SHOWN = """
<section id="mine" class="voting voting" data-token="4.voting.0.ab" data-me="9">
<div id="ballot" data-vote="3" data-number="2" data-url="/w/7KD4MR/ballot">
<section class="ballot possibility" aria-labelledby="v-1" data-dots="3" data-cap="1" data-said="">
<ul class="ballot">
<li id="choice-11"><form action="/w/7KD4MR/ballot/topic" data-topic="11" data-marks="1">
<button class="topic" name="dots" value="11:0"><span class="letter">A</span>
<span class="name" dir="auto">Room for nature &amp; people</span></button></form></li>
<li id="choice-12"><form action="/w/7KD4MR/ballot/topic" data-topic="12" data-marks="0">
<button class="topic"><span class="name" dir="auto">Steady money</span></button></form></li>
</ul></section>
<section class="ballot barrier" aria-labelledby="v-2" data-dots="1" data-cap="1" data-said="">
<ul class="ballot">
<li id="choice-21"><form action="/w/7KD4MR/ballot/topic" data-topic="21" data-marks="0">
<button class="topic"><span class="name" dir="auto">Weak rules</span></button></form></li>
</ul></section></div></section>
"""


def test_lists_topics_and_placed_dots_are_read() -> None:
    assert ballot_in(SHOWN) == Ballot(
        vote="3",
        number=2,
        url="/w/7KD4MR/ballot",
        lists=(
            BallotList(3, {"Room for nature & people": 11, "Steady money": 12}),
            BallotList(1, {"Weak rules": 21}),
        ),
        placed={11: 1},
    )


def test_a_receipt_says_what_is_stored() -> None:
    answer = '<div class="ballot-end" id="ballot-end" data-number="4" data-dots="11:1 21:2 ">'
    assert receipt_in(answer) == (4, {11: 1, 21: 2})
    assert receipt_in(answer.replace("11:1 21:2 ", "")) == (4, {})


def test_without_a_ballot_there_is_none() -> None:
    assert ballot_in("<p>This vote was stopped.</p>") is None
