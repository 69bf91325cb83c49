"""A phone reads forms and marks off pages like ours."""

from facilitator.simulate import page

WRITING = """
<body data-screen="phone" data-workshop="7" data-audience="phones" data-revision="12">
<link rel="stylesheet" href="/static/phone.1a.css"><script src="/static/phone.2b.js" defer></script>
<section id="mine" class="writing practice" data-token="1f" data-me="99" hx-swap="outerMorph">
<form class="stack" action="/w/7KD4MR/ideas" method="post" hx-swap="none">
<input type="hidden" name="key" value="a&amp;b">
<label><input type="radio" name="list" value="possibility" checked required> <b>Pros</b> &amp; more
</label>
<label><input type="radio" name="list" value="barrier">Barriers</label>
<textarea name="text" maxlength="280"></textarea>
<button class="button" name="topic" value="5"><span>A</span> <span>Room for nature</span></button>
</form>
"""


def test_a_form_is_read_with_the_words_on_its_controls() -> None:
    [form] = page.forms(WRITING)

    assert form.action == "/w/7KD4MR/ideas"
    assert form.hidden() == [("key", "a&b")]
    assert form.named("list") == [
        page.Control("radio", "list", "possibility", "Pros & more", True),
        page.Control("radio", "list", "barrier", "Barriers", False),
    ]
    assert form.named("text") == [page.Control("textarea", "text", "", "", False)]
    assert form.named("topic") == [page.Control("button", "topic", "5", "A Room for nature", False)]


def test_the_marks_of_live_updates_are_read() -> None:
    marks = page.body_marks(WRITING)

    assert (marks["workshop"], marks["audience"], marks["revision"]) == ("7", "phones", "12")
    assert page.part_marks(WRITING) == page.Part(token="1f", me="99", stage="practice")
    assert page.newest(WRITING + '<p data-revision="15">', 3) == 15


def test_the_head_announces_the_state_of_everybody_and_of_persons_apart() -> None:
    head = '<header id="phone-top" data-mine="2a" data-persons="77:t 88:x " data-timer>'

    assert page.announced(head, "99") == "2a"
    assert page.announced(head, "77") == "2a-t"
    assert page.announced("<p>nothing</p>", "99") is None


def test_assets_are_named_once() -> None:
    assert page.assets(WRITING + WRITING) == ["/static/phone.1a.css", "/static/phone.2b.js"]


def test_a_card_is_read() -> None:
    card = '<blockquote lang="de">Einkaufskorb\n statt <b>Sackerl</b> &amp; mehr</blockquote>'

    assert page.card_text(card) == "Einkaufskorb statt Sackerl & mehr"
