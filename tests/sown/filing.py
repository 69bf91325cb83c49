"""Minutes that are approved: once, frozen, redacted after an erasure, published without persons."""

from tests.sown.fault import Fault

STAGES = "tests/operations/test_stages.py"
FILED = "tests/web/test_filed_files.py"
REDACTED = "tests/operations/test_redacting.py"
PUBLISHED = "tests/web/test_published.py"

FAULTS = (
    Fault(
        "approving: whoever comes second isn't told that somebody was faster",
        "facilitator/operations/stages.py",
        (("    if (said[-1].id if said else 0) != seen:", "    if seen < 0:"),),
        (f"{STAGES}::test_of_two_who_approve_at_once_one_does",),
    ),
    Fault(
        "approving: a session that still runs is frozen",
        "facilitator/domain/stages.py",
        (("    if still_open:", "    if len(still_open) > 1:"),),
        (f"{STAGES}::test_a_session_that_runs_or_was_only_rehearsed_is_not_approved",),
    ),
    Fault(
        "freezing: approved minutes follow the draft",
        "facilitator/web/record.py",
        (("    if standing is not None:", "    if standing == 0:"),),
        ("tests/web/test_versions.py::test_what_was_approved_is_downloaded_as_it_was",),
    ),
    Fault(
        "freezing: a pause in the agenda comes back without its time",
        "facilitator/exports/frozen.py",
        (("    for kind in (date, datetime, time):", "    for kind in (date, datetime):"),),
        ("tests/exports/test_frozen.py",),
    ),
    Fault(
        "freezing: the Word template is not kept with the minutes",
        "facilitator/web/versions.py",
        (("template.content if template else None", "None"),),
        (f"{FILED}::test_the_word_template_is_frozen_with_the_minutes",),
    ),
    Fault(
        "freezing: a session of approved minutes is deleted",
        "facilitator/operations/workshops.py",
        (("    if approved_with(session, workshop):", "    if workshop is None:"),),
        (f"{STAGES}::test_a_session_in_approved_minutes_is_not_deleted_alone",),
    ),
    Fault(
        "redacting: a file that was nearly written keeps the erased",
        "facilitator/operations/filing.py",
        (("    if filed.checksum != of:", "    if not of:"),),
        (f"{FILED}::test_what_is_written_while_somebody_is_erased_is_neither_kept_nor_sent",),
    ),
    Fault(
        "redacting: files of the report before it stay",
        "facilitator/operations/filing.py",
        (
            (
                "delete(FiledFile).where(FiledFile.filed_id == filed.id)",
                "delete(FiledFile).where(FiledFile.filed_id == 0)",
            ),
        ),
        (f"{STAGES}::test_whoever_is_erased_leaves_every_approved_version",),
    ),
    Fault(
        "redacting: a name outside the list of persons stays",
        "facilitator/domain/redaction.py",
        (("    if len(name.split()) < 2:", "    if name:"),),
        (f"{STAGES}::test_a_person_leaves_the_list_and_is_still_counted",),
    ),
    Fault(
        "redacting: whatever an idea says goes, whoever else says it",
        "facilitator/domain/redaction.py",
        (
            (
                "        return kept if ideas.isdisjoint(by) else kept | blank",
                "        return kept | blank",
            ),
        ),
        (REDACTED,),
    ),
    Fault(
        "redacting: a version is made unreadable",
        "facilitator/domain/redaction.py",
        (('    check_codes(frozen["report"], report)\n', ""),),
        (f"{REDACTED}::test_a_version_that_could_not_be_read_any_more_is_not_changed",),
    ),
    Fault(
        "redacting: a topic keeps the name of an idea that is withheld",
        "facilitator/operations/forgetting_words.py",
        (('topics={known_as("topic", id_) for id_ in topics}', "topics=set()"),),
        (REDACTED,),
    ),
    Fault(
        "redacting: nobody is asked about versions that were approved meanwhile",
        "facilitator/operations/filing.py",
        (("    if answer is None and approved(session, meeting_id):", "    if answer:"),),
        ("tests/web/test_taking_out.py",),
    ),
    Fault(
        "approving: somebody is erased while the minutes are frozen",
        "facilitator/operations/stages.py",
        (("here.with_for_update(read=True).execution", "here.execution"),),
        ("tests/operations/test_at_once.py",),
    ),
    Fault(
        "filing: one version that can't be read keeps the files of all",
        "facilitator/web/filing.py",
        (
            (
                "            except Exception:  # a fault",
                "            except ZeroDivisionError:  # a fault",
            ),
        ),
        ("tests/web/test_versions.py",),
    ),
    Fault(
        "redacting: versions from before the session lose somebody of the same organisation",
        "facilitator/operations/filing.py",
        ((", Stage.at >= workshop.closed_at)", ")"),),
        (f"{STAGES}::test_who_is_erased_from_a_later_session_leaves_earlier_versions_alone",),
    ),
    Fault(
        "publishing: names stand beside ideas",
        "facilitator/exports/public.py",
        (
            (
                "            return replace(value, author=None, known_by=())",
                "            return value",
            ),
        ),
        (PUBLISHED,),
    ),
    Fault(
        "publishing: whoever does something is named",
        "facilitator/exports/public.py",
        ((' if name.casefold() in organisations else ""', ""),),
        ("tests/exports/test_public.py",),
    ),
    Fault(
        "publishing: a revoked link opens",
        "facilitator/web/guards.py",
        (
            (
                "        if revoked_at is not None:\n            raise Withdrawn",
                '        if revoked_at == "":\n            raise Withdrawn',
            ),
        ),
        (PUBLISHED,),
    ),
)
