-- What the fifth version added: the record of who did what, who is left out, and how long answers are kept.
UPDATE council SET keep_months = 36;
UPDATE person SET left_out_at = '2026-11-01 08:00:00.000000' WHERE id = 2;
INSERT INTO audit (id, council_id, at, actor_id, deed, subject_id, detail) VALUES
    (1, 1, '2026-11-01 08:00:00.000000', NULL, 'role-granted', 1, 'lead'),
    (2, 1, '2026-11-02 08:00:00.000000', 1, 'summary-seen', NULL, 'overview');
