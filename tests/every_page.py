"""Every page that can be asked for, as addresses: of the first thing there is, and of none."""

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

TRIED = {
    "code": "7KD4MR",
    "format_": "json",
    "list_": "barrier",
    "name": "css/none.css",
    "sheet": "ballots",
    "token": "none",
    "workshop_id": 1,
}  # the rest are numbers


def addresses(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        yield from addresses_of(rule)


def addresses_of(rule: Rule) -> list[str]:
    if "GET" not in (rule.methods or ()):
        return []
    built = [
        rule.build({name: TRIED.get(name, number) for name in rule.arguments})
        for number in (1, 999)
    ]
    return sorted({address for each in built if each for address in [each[1]]})
