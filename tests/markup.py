"""Markup as a strict reader takes it: every tag closed where it was opened, every id once."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "use", "path", "circle", "rect"}


class Markup(HTMLParser):
    """`outline` has each heading's level and words, `ids` and `links` the places in the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.pieces: list[str] = []
        self.outline: list[tuple[int, str]] = []
        self.languages: set[tuple[str, str]] = set()
        self._lang: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []
        assert len(set(self.ids)) == len(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        if tag in VOID:
            return
        self.open.append(tag)
        self._lang.append(found.get("lang") or (self._lang[-1] if self._lang else ""))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.outline.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes what is not open: {self.open}"
        self._lang.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        if data.strip():
            self.languages.add((self._lang[-1] if self._lang else "", data.strip()))
        if self.outline and any(len(tag) == 2 and tag[0] == "h" for tag in self.open[-3:]):
            level, words = self.outline[-1]
            self.outline[-1] = level, words + data

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())
