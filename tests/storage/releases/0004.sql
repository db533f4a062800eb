-- What the fourth version added: an action with an owner, a comment that may be quoted, and a benchmark.
UPDATE council SET least = 7, shares_since = '2026-08-01 08:00:00.000000';
UPDATE checkin SET least = 7 WHERE id = 1;
UPDATE answer SET may_quote = true WHERE person_id = 2;
INSERT INTO action (id, council_id, number, checkin_id, theme, mission, question_id, level, mean, barrier, text, owner_id,
    due_on, progress, made_at, changed_at, ended_at) VALUES
    (1, 1, 1, 1, 'enabler:data', 'councils', 'councils-data-1', 2, 210, 'budget', 'Publish a register of data', 1,
     '2027-03-12', 'under-way', '2026-07-22 09:00:00.000000', '2026-07-22 09:00:00.000000', NULL);
INSERT INTO benchmark (quarter, framework_version, councils, counts, published_at) VALUES
    (8106, '1.0.0', 5, '{}', '2026-08-01 08:00:00.000000');
INSERT INTO peer (key, name, trusted_at) VALUES ('aa', 'Elsewhere', '2026-08-01 08:00:00.000000');
INSERT INTO peer_benchmark (key, quarter, framework_version, councils, counts, made_at, imported_at) VALUES
    ('aa', 8106, '1.0.0', 6, '{}', '2026-08-01 08:00:00.000000', '2026-08-02 08:00:00.000000');
