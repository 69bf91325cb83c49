"""HTTP: one blueprint per subject, behind the guards."""

from flask import Blueprint


def blueprints() -> list[Blueprint]:
    from facilitator.web import console, door, health, phone, projector, speech, steering

    return [
        console.bp,
        door.bp,
        health.bp,
        phone.bp,
        projector.bp,
        speech.bp,
        steering.bp,
    ]
