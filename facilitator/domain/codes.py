"""Join codes: six characters that are read from a wall and typed on a phone."""

from collections.abc import Callable

from facilitator.domain.errors import N_, Refused

LENGTH = 6
LENGTH_TO_CONTINUE = 8  # hands a phone over, so nobody should hit one by chance

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


def new_code(choose: Callable[[str], str], length: int = LENGTH) -> str:
    """A fresh code; `choose` draws one character, `secrets.choice` in earnest."""
    return "".join(choose(ALPHABET) for _ in range(length))


def typed_code(typed: str) -> str:
    """The code a person meant, in any case, with gaps or look-alikes; refuses what is none."""
    if (code := meant(typed, LENGTH)) is None:
        raise Refused(N_("A code has six letters and digits. Look at the wall and try again."))
    return code


def typed_to_continue(typed: str) -> str | None:
    """The code another phone showed; None when this is none of those."""
    return meant(typed, LENGTH_TO_CONTINUE)


def meant(typed: str, length: int) -> str | None:
    code = "".join(LOOK_ALIKES.get(c, c) for c in typed.upper() if c not in GAPS)
    return code if len(code) == length and all(c in ALPHABET for c in code) else None


def shown(code: str) -> str:
    """The code in two halves, as the wall shows it: 7KD 4MR."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
