"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import (
        account,
        agenda,
        console,
        continuing,
        door,
        header,
        health,
        invitations,
        meetings,
        metrics,
        new_password,
        phone,
        phone_cards,
        phone_ideas,
        phone_team,
        phone_votes,
        privacy,
        projector,
        record,
        remote,
        roster,
        signin,
        speech,
        steering,
        workshop,
    )
    from facilitator.web.workshop import making

    return [
        account.bp,
        agenda.bp,
        console.bp,
        continuing.bp,
        door.bp,
        header.bp,
        health.bp,
        invitations.bp,
        meetings.bp,
        metrics.bp,
        new_password.bp,
        phone.bp,
        phone_cards.bp,
        phone_ideas.bp,
        phone_team.bp,
        phone_votes.bp,
        privacy.bp,
        projector.bp,
        record.bp,
        remote.bp,
        roster.bp,
        signin.bp,
        speech.bp,
        steering.bp,
        workshop.bp,
        making.bp,
    ]
