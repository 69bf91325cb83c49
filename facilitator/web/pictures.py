"""Photos with captions, the scan of the signed list, and the emblem of a meeting."""

import io
from pathlib import PurePosixPath
from typing import Any

from flask import Blueprint, request, send_file
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Refused
from facilitator.domain.form import WrongFields, optional_line
from facilitator.domain.together import Clash
from facilitator.domain.uploads import KINDS, LONGEST_NAME, MOST_BYTES, PDF, upload_fields
from facilitator.languages import translate
from facilitator.live.publish import perform
from facilitator.operations import uploads as operations
from facilitator.screens.office.pictures import KeptFile, content_of, kept_files
from facilitator.web.answers import missing
from facilitator.web.filing import answered, has_approved
from facilitator.web.forms import again, began, blank, clashed, typed
from facilitator.web.guards import Gathering, arranging, reading
from facilitator.web.notes import done
from facilitator.web.office import SAVED, still_cleaning
from facilitator.web.pictures_in import taken, too_large

bp = Blueprint("pictures", __name__, url_prefix="/meetings/<int:meeting_id>/pictures")
PAGE, ONE = "pages/pictures.html", "pages/picture.html"
DESCRIBED = ("caption", "alternative")
ROOM_FOR_FIELDS = 100_000  # bytes, beside the file


@bp.get("")
def page(meeting_id: int) -> str:
    here, _ = arranging(meeting_id)
    return blank(PAGE, {"kind": "photo"}, **shown(here))


@bp.post("")
def add(meeting_id: int) -> Response:
    here, desk = arranging(meeting_id)
    request.max_content_length = MOST_BYTES + ROOM_FOR_FIELDS
    try:
        read = upload_fields({name: typed(name) for name in ("kind", *DESCRIBED)})
        perform(
            operations.add_upload, here.id, **read, **uploaded(read["kind"]), by_id=desk.account_id
        )
    except RequestEntityTooLarge:
        wrong = WrongFields({"file": too_large()})
        return again(PAGE, wrong, {"kind": "photo"}, **shown(here))
    except Refused as refused:
        return again(PAGE, refused, **shown(here))
    return done(path(here), SAVED)


def uploaded(kind: str) -> dict[str, Any]:
    """The file, drawn anew; what is wrong with it belongs to its field."""
    file = request.files.get("file")
    try:
        it = taken(file.read() if file else b"", pdf_too=kind == "scan")
    except Refused as refused:
        raise WrongFields({"file": refused}) from None
    name = PurePosixPath((file and file.filename) or "").name[-LONGEST_NAME:]
    return {"name": optional_line(name, LONGEST_NAME), **vars(it)}


@bp.get("/<int:upload_id>/file")
def look(meeting_id: int, upload_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it = found(here, upload_id)
    with reading() as session:
        content = content_of(session, it.id)
    name = it.name or "scan.pdf"
    as_file = it.mime_type == PDF  # no page of ours runs what may be in it
    answer = send_file(
        io.BytesIO(content), mimetype=it.mime_type, as_attachment=as_file, download_name=name
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.get("/<int:upload_id>")
def edit(meeting_id: int, upload_id: int) -> str:
    here, _ = arranging(meeting_id)
    it = found(here, upload_id)
    return blank(ONE, it.fields, began=it.fields, **alone(here, it))


@bp.post("/<int:upload_id>")
def change(meeting_id: int, upload_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it, first = found(here, upload_id), began(DESCRIBED)
    try:
        read = upload_fields({"kind": it.kind, **{name: typed(name) for name in DESCRIBED}})
        fields = {name: read[name] for name in DESCRIBED}
        perform(operations.describe_upload, here.id, it.id, fields, first)
    except Clash as clash:
        return clashed(ONE, clash, **alone(here, it))
    except Refused as refused:
        return again(ONE, refused, began=first, **alone(here, it))
    return done(path(here), SAVED)


@bp.post("/<int:upload_id>/remove")
def remove(meeting_id: int, upload_id: int) -> Response:
    here, _ = arranging(meeting_id)
    it = found(here, upload_id)
    try:
        perform(operations.remove_upload, here.id, it.id, approved_too=answered())
    except WrongFields as asked:
        return again(ONE, asked, it.fields, began=it.fields, **alone(here, it))
    return done(path(here), N_("The file is removed."), more=still_cleaning())


def path(here: Gathering) -> str:
    return f"/meetings/{here.id}/pictures"


def found(here: Gathering, upload_id: int) -> KeptFile:
    with reading() as session:
        it = [each for each in kept_files(session, here.id) if each.id == upload_id]
    if not it:
        raise missing()
    return it[0]


def alone(here: Gathering, it: KeptFile) -> dict[str, Any]:
    return {"meeting": here, "it": it, "approved": has_approved(here)}


def shown(here: Gathering) -> dict[str, Any]:
    with reading() as session:
        files = kept_files(session, here.id)
    kinds = {kind: translate(word) for kind, word in KINDS.items()}
    return {"meeting": here, "files": files, "kinds": kinds}
