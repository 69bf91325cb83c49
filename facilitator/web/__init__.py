"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import door, phone, projector, speech, steering

    return [door.bp, phone.bp, projector.bp, speech.bp, steering.bp]
