"""Forms of the office: shown with what is stored, shown again with what was typed."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from facilitator.domain.errors import N_, Conflict, Refused
from facilitator.domain.form import WrongFields
from facilitator.domain.pasted import decode
from facilitator.domain.together import Clash
from facilitator.languages import sentence
from facilitator.live.publish import Operation, perform_once
from facilitator.web import cookies
from facilitator.web.answers import with_wait
from facilitator.web.guards import Desk

MADE_BEFORE = N_(
    "This link was made already, and is shown only once. If you did not see it, revoke it and make"
    " another one."
)


def blank(template: str, start: Mapping[str, Any], **values: Any) -> str:
    """The form with `start` in its fields, and a key that makes a doubled press count once."""
    return render_template(
        template, form=start, wrong={}, said=None, key=cookies.new_token(), **values
    )


def again(
    template: str, refused: Refused, form: Mapping[str, Any] | None = None, **values: Any
) -> Response:
    """The same form with everything that was typed, the sentences beside the fields."""
    wrong = refused.fields if isinstance(refused, WrongFields) else {}
    page = render_template(
        template,
        form=request.form if form is None else form,
        wrong={name: sentence(reason) for name, reason in wrong.items()},
        said=sentence(refused),
        key=cookies.new_token(),
        **values,
    )
    return with_wait(make_response(page, refused.status), refused)


def began(names: Iterable[str]) -> dict[str, str]:
    """What these fields held when the form was opened: `f.began` wrote it there. Browsers send
    every line end as CR LF, and what is stored has LF alone."""
    return {name: typed(f"was-{name}").replace("\r\n", "\n") for name in names}


def clashed(template: str, clash: Clash, **values: Any) -> Response:
    """The form with both texts where two people wrote; saved again, it goes on from what stands."""
    marked = WrongFields(dict.fromkeys(clash.fields, clash))
    marked.message, marked.status = clash.message, clash.status
    form = {name: "" if value is None else value for name, value in clash.typed.items()}
    return again(template, marked, form, clash=clash, began=clash.standing, **values)


def made_once(desk: Desk, operation: Operation[Any], *args: object) -> str:
    """The secret of a link that `operation` made, which keeps its hash only. A doubled press
    makes no second link, and can't be shown the first."""
    token = cookies.new_token()
    values = {"token_hash": cookies.token_hash(token), "by_id": desk.account_id}
    try:
        perform_once(desk.actor, form_key(), operation, *args, **values)
    except Conflict:
        raise Conflict(MADE_BEFORE) from None
    return token


def typed(name: str) -> str:
    return request.form.get(name, "")


def typed_or_uploaded(name: str) -> str:
    """A list: the uploaded file goes below what is in the field, so neither is lost."""
    upload = request.files.get("file")
    data = upload.read() if upload else b""
    return "\n".join(part for part in (typed(name), decode(data)) if part.strip())


def form_key() -> str:
    """The key this form was made with."""
    return request.form.get("key") or cookies.new_token()
