from facilitator.domain.wording import nearly_the_same


def test_a_reworded_sentence_is_hinted_and_the_same_subject_is_not():
    texts = {
        1: "Give nature a legal persona and let it have standing in planning law",
        2: "Mowed lawns are a problem. We need alternatives to be made acceptable.",
        3: "give nature a legal personality, and let it have standing in planning law!",
        4: "Golf courses could be put to better use than as mowed lawns.",
        5: "?",
    }

    assert nearly_the_same(texts) == [(1, 3)]
