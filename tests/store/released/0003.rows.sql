INSERT INTO header (meeting_id, programme, project, acronym, project_number, activity, deliverable, host, chair, minute_taker, distribution, funding, signed, without_phone, edition, edited_at, edited_by_id)
VALUES (1, 'North Sea', 'Green roofs', 'GR', '38-2-7', 'WP 4', 'D 4.1', 'Fjordby', 'Ada', 'Finn', 'All partners', 'Funded', 12, 1, 2, '2026-10-14 09:00:00', 1);
INSERT INTO agenda_item (id, meeting_id, day, starts, ends, kind, title, place, who, workshop_id)
VALUES (1, 1, '2026-10-14', '09:00:00', '10:00:00', 'session', 'Roofs', 'Hall', 'All', 1);
INSERT INTO person (id, meeting_id, name, organisation, role, expected, signed)
VALUES (1, 1, 'Berit', 'Fjordby', 'Mayor', true, true);
INSERT INTO section (meeting_id, key, position, hidden, title, text, edition, edited_at, edited_by_id)
VALUES (1, 'course', 3, false, '', 'It rained.', 1, '2026-10-14 09:00:00', 1);
INSERT INTO quote (id, meeting_id, text, person, organisation, consent, at, by_id)
VALUES (1, 1, 'We begin on Monday.', 'Berit', 'Fjordby', 'Asked in the break', '2026-10-14 09:00:00', 1);
INSERT INTO withheld (idea_id, reason, at, by_id)
VALUES (1, 'Names a neighbour', '2026-10-14 09:00:00', 1);
INSERT INTO upload (id, meeting_id, series_id, kind, name, mime_type, width, height, caption, alternative, position, at, by_id)
VALUES (1, 1, NULL, 'photo', 'wall.jpg', 'image/jpeg', 4, 3, 'The wall', 'A wall', 1, '2026-10-14 09:00:00', 1);
INSERT INTO stage (id, meeting_id, kind, until, approved_by, approved_on, how, note, at, by_id)
VALUES (1, 1, 'approved', NULL, 'Steering group', '2026-10-20', 'In writing', '', '2026-10-20 09:00:00', 1);
INSERT INTO filed (id, meeting_id, stage_id, number, checksum, redacted_at, report)
VALUES (1, 1, 1, 1, 'abc', '2026-10-21 09:00:00', '{}');
INSERT INTO filed_file (id, filed_id, format, language, name, checksum)
VALUES (1, 1, 'pdf', 'da', 'minutes v1.pdf', 'def');
INSERT INTO publication (id, filed_id, token, at, by_id, revoked_at)
VALUES (1, 1, 'token', '2026-10-21 09:00:00', 1, '2026-10-22 09:00:00');
INSERT INTO hands (vote_id, cluster_id, hands, at, by_id)
VALUES (1, 1, 7, '2026-10-14 09:00:00', 1);
INSERT INTO together (id, workshop_id, axis, members)
VALUES (1, 1, 'country', 'DK SE');
INSERT INTO breakdown (vote_id, axis, figures, at, by_id)
VALUES (1, 'country', '{}', '2026-10-14 09:00:00', 1);
