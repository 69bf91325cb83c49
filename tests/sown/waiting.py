"""What waits on a phone: the outbox, half-written text, and what was written by somebody before."""

from tests.sown.fault import Fault

NOTHING_LOST = "tests/browser/test_nothing_lost.py::"
STORY = NOTHING_LOST + "test_text_survives_offline_reload_timer_step_and_cookie_and_is_sent_once"
KILLED = NOTHING_LOST + "test_an_idea_written_offline_stands_once_after_the_server_was_killed"
TWO_TABS = NOTHING_LOST + "test_one_of_two_tabs_sends_what_waits_and_a_lost_answer_doubles_nothing"
SUGGESTION = NOTHING_LOST + "test_a_suggestion_that_waits_is_replaced_by_no_back_and_no_enough"
NETWORK = "tests/browser/test_network.py::"

FAULTS = (
    Fault(
        "the outbox: what waits ends with the page",
        "static/js/kept.js",
        (
            (
                "        write(store, name, value);\n        if (transaction.commit)",
                "        if (transaction.commit)",
            ),
        ),
        (KILLED,),
    ),
    Fault(
        "the outbox: each try has a key of its own",
        "static/js/outbox.js",
        (
            (
                "    let answer;\n    try {\n      answer = await live.ask(",
                '    if (body.has("key")) body.set("key", newKey());\n'
                "    let answer;\n    try {\n      answer = await live.ask(",
            ),
        ),
        (TWO_TABS,),
    ),
    Fault(
        "the outbox: two tabs send the same at a time",
        "static/js/outbox.js",
        (("entry.refused || isTheirs(entry.claim)) return", "entry.refused) return"),),
        (TWO_TABS,),
    ),
    Fault(
        "the outbox: any page that comes back is an answer",
        "static/js/outbox.js",
        (("answer.redirected || !isOurs(answer.status, content)", "answer.redirected"),),
        (NETWORK + "test_the_sign_in_page_of_a_guest_network_is_no_answer_to_an_idea",),
    ),
    Fault(
        "the outbox: a request that hangs is waited for without end",
        "static/js/live.js",
        (("setTimeout(() => patience.abort(), PATIENCE)", "setTimeout(() => {}, PATIENCE)"),),
        (NETWORK + "test_an_idea_that_hangs_is_kept_and_sent_again",),
    ),
    Fault(
        "the outbox: going back takes the place of a text that waits",
        "static/js/outbox.js",
        (("return beside && (of(lane) || {}).text ? beside : lane ||", "return lane ||"),),
        (SUGGESTION,),
    ),
    Fault(
        "the outbox: texts of whoever was here before are sent unasked",
        "static/js/outbox.js",
        (("const start = (me) => `out ${page} ${me} `;", "const start = () => `out ${page} `;"),),
        (STORY,),
    ),
    Fault(
        "drafts: half-written text stays away after a reload",
        "static/js/drafts.js",
        (("  kept.on(restoreAll);\n", ""),),
        (STORY,),
    ),
    Fault(
        "drafts: half-written text is gone with its step",
        "static/js/unsent.js",
        (("      ...drafts.stranded().map(", "      ...[].map("),),
        (STORY,),
    ),
)
