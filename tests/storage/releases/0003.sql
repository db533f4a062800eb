-- What the third version added: answers that are published, and the snapshot of the check-in that has closed.
UPDATE checkin SET published_at = '2026-07-21 16:10:00.000000' WHERE id = 1;
INSERT INTO tags (id, checkin_id, council_id, question, mission, enabler, principle, area, role) VALUES
    (1, 1, 1, 'councils-leadership-1', 'councils', 'leadership', '', '', '');
UPDATE answer SET published_choice = choice, times_published = 1, tags_id = 1 WHERE checkin_id = 1;
INSERT INTO published (tags_id, choice, barrier, has_evidence, number) VALUES (1, 3, '', false, 5);
INSERT INTO segment (checkin_id, area, role, council_id, tells_area, tells_role) VALUES
    (1, 'Housing', 'frontline', 1, false, true);
INSERT INTO snapshot (checkin_id, area, role, council_id, counts) VALUES (1, '', '', 1, '{}');
