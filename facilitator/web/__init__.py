"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import (
        account,
        console,
        continuing,
        door,
        health,
        invitations,
        phone,
        phone_ideas,
        phone_votes,
        projector,
        record,
        remote,
        signin,
        speech,
        steering,
    )

    return [
        account.bp,
        console.bp,
        continuing.bp,
        door.bp,
        health.bp,
        invitations.bp,
        phone.bp,
        phone_ideas.bp,
        phone_votes.bp,
        projector.bp,
        record.bp,
        remote.bp,
        signin.bp,
        speech.bp,
        steering.bp,
    ]
