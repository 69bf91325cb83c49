"""Join codes: six characters that are read from a wall and typed on a phone."""

from collections.abc import Callable

from facilitator.domain.errors import N_, Refused

LENGTH = 6

# One of each family of look-alikes, no vowels (no words by accident), upper case and digits
# only (a QR code in alphanumeric mode needs the fewest modules): 191 million codes.
ALPHABET = "123456789CDFHJKMNPRTVWXY"
LOOK_ALIKES = {"0": "D", "O": "D", "Q": "D", "I": "1", "L": "1", "Z": "2"} | {
    "S": "5",
    "G": "6",
    "B": "8",
    "U": "V",
}
GAPS = " -\u2010\u2011\u2012\u2013.\u00a0\u202f"


def new_code(choose: Callable[[str], str]) -> str:
    """A fresh code; `choose` draws one character, `secrets.choice` in earnest."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def typed_code(typed: str) -> str:
    """The code a person meant, in any case, with gaps or look-alikes; refuses what is none."""
    code = "".join(LOOK_ALIKES.get(c, c) for c in typed.upper() if c not in GAPS)
    if len(code) != LENGTH or any(c not in ALPHABET for c in code):
        raise Refused(N_("A code has six letters and digits. Look at the wall and try again."))
    return code


def shown(code: str) -> str:
    """The code in two halves, as the wall shows it: 7KD 4MR."""
    return f"{code[:3]} {code[3:]}"
