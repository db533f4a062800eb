-- Rows as the first version wrote them: a council with a check-in that is open on 23 November 2026, Ann in the middle
-- of her questions, Bob finished, one message sent, one waiting and one given up.
INSERT INTO council (id, name, created_at) VALUES (1, 'Anytown', '2026-09-01 08:00:00.000000');
INSERT INTO checkin (id, council_id, quarter, opens_at, closes_at, framework_version, synthetic) VALUES
    (1, 1, 8106, '2026-07-01 08:30:00.000000', '2026-07-21 16:00:00.000000', '1.0.0', false),
    (2, 1, 8107, '2026-10-01 08:30:00.000000', '2026-12-18 17:00:00.000000', '1.0.0', false);
INSERT INTO workspace (id, council_id, door, external_id, name, claim_hash, created_at) VALUES
    (1, 1, 'memory', 'w1', 'Anytown', NULL, '2026-09-01 08:00:00.000000');
INSERT INTO person (id, council_id, ordinal, name, role, service_area, is_lead, locale, zone, state, created_at) VALUES
    (1, 1, 1, 'Ann Ó Néill', 'frontline', 'Housing', true, 'en', 'Europe/London',
     '{"phase":"asking","checkin":2,"questions":["councils-data-1","councils-data-2","councils-connectivity-1"],"choices":{"councils-data-1":2},"skipped":[],"current":"councils-data-2","barrier_for":null,"last_answered":"councils-data-1","finished":false,"previous":["councils-leadership-1"],"language":null}',
     '2026-09-01 08:00:00.000000'),
    (2, 1, 2, 'Bob', 'leader', '', false, 'cy', 'Europe/London',
     '{"phase":"finished","checkin":2,"questions":["councils-data-1"],"choices":{"councils-data-1":4},"skipped":[],"current":null,"barrier_for":null,"last_answered":"councils-data-1","finished":true,"previous":[],"language":"cy"}',
     '2026-09-02 08:00:00.000000');
INSERT INTO account (id, council_id, person_id, door, workspace, user_id) VALUES
    (1, 1, 1, 'memory', 'w1', 'ann'), (2, 1, 2, 'memory', 'w1', 'bob');
INSERT INTO address (id, council_id, person_id, door, workspace, conversation, place, reference, wakes, due_at) VALUES
    (1, 1, 1, 'memory', 'w1', 'dm-ann', 'direct', '{}', 3, '2026-11-23 09:00:00.000000'),
    (2, 1, 2, 'memory', 'w1', 'dm-bob', 'direct', '{}', 1, NULL),
    (3, 1, NULL, 'memory', 'w1', 'general', 'shared', '{}', 1, NULL);
INSERT INTO answer (checkin_id, person_id, question_id, revision, council_id, choice, barrier, comment, role,
    service_area, door, answered_at) VALUES
    (1, 1, 'councils-leadership-1', 1, 1, 3, NULL, 'Boss changed', 'frontline', 'Housing', 'memory', '2026-07-02 09:00:00.000000'),
    (2, 1, 'councils-data-1', 2, 1, 2, 'budget', NULL, 'frontline', 'Housing', 'memory', '2026-10-02 09:30:00.000000'),
    (2, 2, 'councils-data-1', 1, 1, 4, NULL, 'We publish it ✓', 'leader', '', 'memory', '2026-10-02 10:00:00.000001');
INSERT INTO answer_revision (checkin_id, person_id, question_id, revision, council_id, choice, barrier, comment, role,
    service_area, door, answered_at) VALUES
    (1, 1, 'councils-leadership-1', 1, 1, 3, NULL, 'Boss changed', 'frontline', 'Housing', 'memory', '2026-07-02 09:00:00.000000'),
    (2, 1, 'councils-data-1', 1, 1, 5, NULL, NULL, 'frontline', 'Housing', 'memory', '2026-10-02 09:00:00.000000'),
    (2, 1, 'councils-data-1', 2, 1, 2, 'budget', NULL, 'frontline', 'Housing', 'memory', '2026-10-02 09:30:00.000000'),
    (2, 2, 'councils-data-1', 1, 1, 4, NULL, 'We publish it ✓', 'leader', '', 'memory', '2026-10-02 10:00:00.000001');
INSERT INTO card (address_id, key, ref) VALUES (1, 'ask:2:councils-data-1', 'm1');
INSERT INTO seen (key, at) VALUES ('5f', '2026-11-22 09:00:00.000000');
INSERT INTO outbox (id, council_id, address_id, message, locale, via, private, state, attempts, due_at, created_at,
    sent_at, error) VALUES
    (1, 1, 2, 'Say {"message":"thanks","arguments":{},"buttons":[],"private":false}', 'cy', NULL, false, 'sent', 1,
     '2026-11-22 09:00:00.000000', '2026-11-22 09:00:00.000000', '2026-11-22 09:00:01.000000', NULL),
    (2, 1, 3, 'Say {"message":"thanks","arguments":{},"buttons":[],"private":false}', 'en', NULL, false, 'dead', 1,
     '2026-11-22 09:00:00.000000', '2026-11-22 09:00:00.000000', NULL, 'channel_not_found'),
    (3, 1, 1, 'Ask {"checkin":2,"question":"councils-data-2","number":2,"total":3,"choice":null}', 'en', NULL, false,
     'queued', 0, '2026-11-23 09:00:00.000000', '2026-11-23 09:00:00.000000', NULL, NULL);
