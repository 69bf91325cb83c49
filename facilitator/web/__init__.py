"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import (
        account,
        console,
        door,
        health,
        invitations,
        phone,
        projector,
        record,
        signin,
        speech,
        steering,
    )

    return [
        account.bp,
        console.bp,
        door.bp,
        health.bp,
        invitations.bp,
        phone.bp,
        projector.bp,
        record.bp,
        signin.bp,
        speech.bp,
        steering.bp,
    ]
