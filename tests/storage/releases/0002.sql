-- What the second version added: a calendar, hours, a nudge that was sent and one to come, a post, and pace.
UPDATE council SET calendar = '{"nation":"scotland","year":"calendar","weeks":4}', posts_to = 3;
UPDATE person SET pattern = '1234 10:00-15:00', wants_reminders = false, away_until = '2026-11-30', lane_id = id;
UPDATE person SET checkin_id = 2, has_finished = (id = 2);
UPDATE checkin SET opens_locally = false, nudged_at = '2026-11-20 10:00:00.000000' WHERE id = 2;
INSERT INTO pace (door, workspace, full_at) VALUES ('memory', 'w1', '2026-11-22 09:00:02.000000');
INSERT INTO nudge (checkin_id, person_id, key, council_id, due_at, expires_at, state, reason, message_id, sent_on) VALUES
    (2, 1, 'invitation', 1, '2026-10-01 09:00:00.000000', '2026-10-01 14:00:00.000000', 'sent', NULL, NULL, '2026-10-01'),
    (2, 1, 'last-day', 1, '2026-12-17 10:00:00.000000', '2026-12-17 15:00:00.000000', 'planned', NULL, NULL, NULL);
INSERT INTO post (checkin_id, key, council_id, queued_at) VALUES (2, 'week:1', 1, '2026-10-12 08:00:00.000000');
