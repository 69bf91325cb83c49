"""What templates can say: translations, dates, join codes, and the panels of a screen."""

from base64 import b64encode
from functools import partial
from typing import Any

from flask import Flask
from markupsafe import Markup

from facilitator import languages
from facilitator.domain.charts import bar_widths, percent
from facilitator.domain.codes import shown
from facilitator.domain.groups import Axis, Group
from facilitator.domain.groups import group_name as named
from facilitator.domain.topics import letter
from facilitator.domain.words import INTERFACE_LANGUAGES
from facilitator.exports.blocks import Picture
from facilitator.live.panels import SCREENS
from facilitator.live.publish import live, now
from facilitator.web.addresses import public_addresses, short
from facilitator.web.invitation import invitation, remote_invitation, wifi_picture


def give_words(app: Flask) -> None:
    app.jinja_env.globals.update(
        _=languages.translate,
        ngettext=languages.translate_plural,
        language=languages.spoken,
        languages=INTERFACE_LANGUAGES,
        letter=letter,
        group_name=group_name,
        bar_widths=bar_widths,
        percent=percent,
        invitation=partial(invitation, app.config["HOUSE"]),
        remote_invitation=partial(remote_invitation, app.config["HOUSE"]),
        addresses=partial(public_addresses, app.config["HOUSE"]),
        wifi_picture=wifi_picture,
    )
    app.jinja_env.filters.update(
        code=shown,
        short_address=short,
        date=languages.shown_date,
        days=languages.shown_days,
        time=languages.shown_time,
        country=languages.country_name,
        picture_data=picture_data,
        milliseconds=lambda moment: round(moment.timestamp() * 1000) if moment else "",
    )


def group_name(axis: Axis, group: Group) -> str:
    return named(axis, group, languages.translate, languages.country_name)


def picture_data(it: Picture) -> str:
    """A chart or a photo as an address that holds it; what is in a picture runs no script."""
    kind, content = ("jpeg", it.photo) if it.photo else ("svg+xml", it.svg.encode())
    return f"data:image/{kind};base64,{b64encode(content).decode()}"


def screen(name: str, workshop_id: int, language: str) -> dict[str, Any]:
    """What a full page of this screen needs: its panels, their revision, and the time now."""
    rendered = live().shown.panels(workshop_id, SCREENS[name], language)
    return {
        "screen": name,
        "workshop_id": workshop_id,
        "panels": rendered.panels,
        "revision": rendered.revision,
        "now": now(),
    }


def only_panels(name: str, workshop_id: int, language: str) -> Markup:
    """The same panels alone, for a screen that fell behind or polls."""
    pushed = live().shown.panels(workshop_id, SCREENS[name], language)
    return Markup(pushed.together)  # nosec B704 # our templates, which escape
