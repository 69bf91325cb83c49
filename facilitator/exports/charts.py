"""The charts of the record: one SVG, in the PDF as it is and in Word as a picture of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from facilitator.domain.charts import percent
from facilitator.domain.words import ListName
from facilitator.exports.blocks import Picture
from facilitator.exports.report import ListReport, TopicReport

WIDTH = 680  # a quarter of a millimetre each: 170 mm, the text width of A4
HIGHEST = 800  # 200 mm: with its heading above and its caption below it stays on a page
BAR = 300
LEFT = 330
STRIPE = 5
NAME_WIDTH = 250
TYPE = 12.5
LINE = 16
MOST_LINES = 3

# Skin tones, variants and joiners: the fonts of a picture can't join signs as those of a text can.
JOINING = re.compile("[\U0001f3fb-\U0001f3ff\ufe00-\ufe0f\u200c\u200d\U000e0000-\U000e007f]")
COLOURS: dict[ListName, str] = {"possibility": "#0072b2", "barrier": "#d55e00"}
NARROW, WIDE = frozenset("fijlrtIJ.,:;!'()[]|-/ "), frozenset("mwMWQOÖÄÜØÆ%@&")

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


@dataclass(frozen=True)
class Bar:
    rank: str
    letter: str
    lines: tuple[str, ...]
    dots: int | str
    length: int
    top: int
    by_hand: int = 0  # of the length, at its end

    @property
    def stripes(self) -> str:
        """Across the part that is raised hands: a path, as ids of patterns would meet on a page."""
        begin, end = LEFT + self.length - self.by_hand, LEFT + self.length
        return "".join(f"M{x} {self.middle - 8}v16" for x in range(begin, end, STRIPE))

    @property
    def height(self) -> int:
        return max(28, len(self.lines) * LINE + 10)

    @property
    def middle(self) -> int:
        return self.height // 2

    @property
    def first(self) -> float:
        """The baseline of the name's first line: all its lines sit around the middle."""
        return self.middle + 4.5 - (len(self.lines) - 1) * LINE / 2


def on_pages(list_: ListReport) -> list[ListReport]:
    """What was voted on, in as many pieces as it takes for each chart to stay on a page."""
    pieces: list[list[TopicReport]] = [[]]
    height = 0
    for topic in list_.topics:
        if topic.dots is None:
            continue
        needed = bar(topic, 0, 1, 0).height
        if pieces[-1] and height + needed > HIGHEST:
            pieces.append([])
            height = 0
        pieces[-1].append(topic)
        height += needed
    return [replace(list_, topics=tuple(piece)) for piece in pieces]


def bar_chart(list_: ListReport, longest: int, *, caption: str, alternative: str) -> Picture:
    drawn: list[Bar] = []
    for topic in list_.topics:
        if topic.dots is not None:
            drawn.append(bar(topic, topic.dots, longest, below(drawn)))
    return picture(drawn, list_.list_, caption=caption, alternative=alternative)


def share_chart(
    list_: ListName,
    topics: Sequence[tuple[str, Sequence[tuple[str, int, int]]]],
    *,
    caption: str,
    alternative: str,
) -> Picture:
    """For each topic, by its letter, each group's name, people with a dot on it, and people: bars
    are shares of the group."""
    drawn: list[Bar] = []
    for letter, groups in topics:
        for number, (name, people, of) in enumerate(groups):
            length, figure = percent(people, of) * BAR // 100, f"{people}/{of}"
            shown = "" if number else letter
            drawn.append(Bar("", shown, wrapped(name), figure, length, below(drawn)))
    return picture(drawn, list_, caption=caption, alternative=alternative)


def below(bars: Sequence[Bar]) -> int:
    return bars[-1].top + bars[-1].height if bars else 2


def picture(bars: Sequence[Bar], list_: ListName, *, caption: str, alternative: str) -> Picture:
    height = below(bars) + 2
    svg = _templates.get_template("bars.svg").render(
        bars=bars,
        list_=list_,
        colour=COLOURS[list_],
        alternative=alternative,
        width=WIDTH,
        height=height,
    )
    return Picture(caption, svg, alternative, WIDTH, height)


def bar(topic: TopicReport, dots: int, longest: int, top: int) -> Bar:
    length = percent(dots, longest) * BAR // 100
    by_hand = percent(topic.hands or 0, dots) * length // 100
    return Bar(topic.rank or "", topic.letter, wrapped(topic.name), dots, length, top, by_hand)


def wrapped(name: str) -> tuple[str, ...]:
    """The name in at most three lines; the whole name is in the table and in the alternative."""
    lines: list[str] = []
    for word in (part for whole in JOINING.sub("", name).split() for part in cut(whole)):
        if lines and text_width(f"{lines[-1]} {word}") <= NAME_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]
    return tuple(lines)


def cut(word: str) -> list[str]:
    """A word wider than the line in pieces that fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter) > NAME_WIDTH:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def text_width(text: str) -> float:
    """Near enough to Noto Sans to break lines by; rather too wide than too narrow."""
    return sum(letter_width(letter) for letter in text) * TYPE


def letter_width(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE or ord(letter) > 0x2FF:
        return 0.95
    return 0.66 if letter.isupper() else 0.58
