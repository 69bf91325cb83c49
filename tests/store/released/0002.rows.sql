INSERT INTO door_closing (id, workshop_id, closed_at, closed_by_id, opened_at, opened_by_id)
VALUES (1, 1, '2026-10-14 09:00:00', 1, '2026-10-14 09:01:00', 2);
INSERT INTO removal (id, workshop_id, device_id, at, by_id, let_in_at, let_in_by_id)
VALUES (1, 1, 1, '2026-10-14 09:00:00', 1, '2026-10-14 09:01:00', 2);
INSERT INTO erasure (id, kind, number, by_id, at)
VALUES (1, 'participant', 1, 1, '2026-10-14 09:00:00');
