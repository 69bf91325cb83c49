"""What organisers add to the example's meeting of last spring when it is over: header, agenda,
persons, a quote, words of their own, a photo."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from facilitator.demo import spring
from facilitator.domain.agenda import Entry
from facilitator.domain.uploads import PICTURE
from facilitator.operations import agenda, header, persons, quotes, sections, uploads
from facilitator.store.models import Meeting, Person

DATA = Path(__file__).parent


def write_around(session: Session, meeting: Meeting, by_id: int, held: Sequence[int]) -> None:
    """`held` are the ids of the sessions."""
    after = datetime.combine(meeting.ends_on, time(14), UTC)
    entries = [
        Entry(
            meeting.starts_on + timedelta(days=item.day),
            item.starts,
            item.ends,
            item.kind,
            item.title,
            item.place,
            item.who,
            None if item.session is None else held[item.session],
        )
        for item in spring.AGENDA
    ]
    agenda.add_entries(session, meeting.id, entries, now=after)
    empty = dict.fromkeys(spring.HEADER, "")
    header.write_header(session, meeting.id, spring.HEADER, empty, by_id=by_id, now=after)
    counts = {"signed": None, "without_phone": spring.WITHOUT_PHONE}
    header.write_header(session, meeting.id, counts, dict.fromkeys(counts), by_id=by_id, now=after)
    persons.add_persons(session, meeting.id, spring.PERSONS, came=False, now=after)
    came = [each.name for each in spring.CAME]
    signed = session.scalars(
        select(Person.id).where(Person.meeting_id == meeting.id, Person.name.in_(came))
    ).all()
    persons.sign_persons(session, meeting.id, signed, (), now=after)
    quotes.add_quote(session, meeting.id, spring.QUOTE, by_id=by_id, now=after)
    for key, text in spring.WORDS.items():
        typed, began = {"text": text}, {"text": ""}
        sections.write_section(session, meeting.id, key, typed, began, by_id=by_id, now=after)
    add_photo(session, meeting.id, by_id, after)


def add_photo(session: Session, meeting_id: int, by_id: int, now: datetime) -> None:
    content = (DATA / spring.PHOTO_NAME).read_bytes()
    width, height = Image.open(BytesIO(content)).size
    uploads.add_upload(
        session,
        meeting_id,
        kind="photo",
        name=spring.PHOTO_NAME,
        caption=spring.PHOTO_CAPTION,
        alternative=spring.PHOTO_SHOWS,
        mime_type=PICTURE,
        width=width,
        height=height,
        content=content,
        by_id=by_id,
        now=now,
    )
