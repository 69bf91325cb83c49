"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import door, health, phone, projector, speech, steering

    return [door.bp, health.bp, phone.bp, projector.bp, speech.bp, steering.bp]
