-- What advisors state by hand: rules of a class, papers received, steps recorded, steps set.

-- name: unknown_students
-- Keys that no student has (any more).
SELECT key FROM (SELECT unnest($students::VARCHAR[]) AS key)
WHERE key NOT IN (SELECT student_key FROM students)

-- name: rules_of_class
SELECT * FROM class_rules WHERE class_id = $class_id

-- name: delete_rules
DELETE FROM class_rules WHERE class_id = $class_id

-- name: insert_rules
INSERT INTO class_rules BY NAME
SELECT
    $class_id AS class_id, $self_assessments AS self_assessments, $people_listed AS people_listed,
    $interviews_held AS interviews_held, $questions_answered AS questions_answered,
    $relatives_allowed AS relatives_allowed, $out_of_touch AS out_of_touch, $shortest_minutes AS shortest_minutes,
    $longest_minutes AS longest_minutes, $thank_you_days AS thank_you_days, $notes_days AS notes_days,
    $goal_horizons::VARCHAR[] AS goal_horizons, $review_days AS review_days, $round_order::VARCHAR[] AS round_order,
    $author AS author, $now AS changed_at

-- name: delete_track
DELETE FROM class_tracks WHERE class_id = $class_id AND track = $track

-- name: insert_track
INSERT INTO class_tracks BY NAME
SELECT $class_id AS class_id, $track AS track, $is_on AS is_on, $author AS author, $now AS changed_at

-- name: switch_step_on
DELETE FROM class_steps_off WHERE class_id = $class_id AND track = $track AND step = $step

-- name: switch_step_off
INSERT INTO class_steps_off BY NAME
SELECT $class_id AS class_id, $track AS track, $step AS step, $author AS author, $now AS changed_at

-- name: own_steps
SELECT track, step, title, done_when, column_key, position FROM class_own_steps
WHERE class_id = $class_id ORDER BY track, position, step

-- name: insert_own_step
INSERT INTO class_own_steps BY NAME
SELECT
    $class_id AS class_id, $track AS track, $step AS step, $title AS title, $done_when AS done_when,
    $column_key AS column_key,
    (SELECT count(*) FROM class_own_steps WHERE class_id = $class_id AND track = $track)::INTEGER AS position,
    $author AS author, $now AS created_at

-- name: delete_own_step
DELETE FROM class_own_steps WHERE class_id = $class_id AND step = $step

-- name: collections
SELECT collected_on, title FROM class_collections WHERE class_id = $class_id ORDER BY collected_on

-- name: delete_collection
DELETE FROM class_collections WHERE class_id = $class_id AND collected_on = $collected_on

-- name: insert_collection
INSERT INTO class_collections BY NAME
SELECT $class_id AS class_id, $collected_on AS collected_on, $title AS title

-- name: set_advisor
UPDATE class_settings SET advisor = $advisor WHERE class_id = $class_id

-- name: papers_in_force
-- Which of these students have a paper already, for the same field.
SELECT student_key FROM received_papers
WHERE paper = $paper AND field_key IS NOT DISTINCT FROM $field_key::VARCHAR AND withdrawn_at IS NULL
  AND student_key IN (SELECT unnest($students::VARCHAR[]))

-- name: insert_papers
INSERT INTO received_papers BY NAME
SELECT
    unnest($ids::VARCHAR[]) AS paper_id, unnest($students::VARCHAR[]) AS student_key, $paper AS paper,
    $field AS field, $field_key AS field_key, $received_on AS received_on, $author AS author, $now AS created_at

-- name: withdraw_papers
UPDATE received_papers SET withdrawn_at = $now, withdrawn_by = $author
WHERE paper = $paper AND field_key IS NOT DISTINCT FROM $field_key::VARCHAR AND withdrawn_at IS NULL
  AND student_key IN (SELECT unnest($students::VARCHAR[]))

-- name: withdraw_paper
UPDATE received_papers SET withdrawn_at = $now, withdrawn_by = $author
WHERE paper_id = $paper_id AND withdrawn_at IS NULL

-- name: insert_recorded_steps
INSERT INTO recorded_steps BY NAME
SELECT
    unnest($ids::VARCHAR[]) AS record_id, unnest($students::VARCHAR[]) AS student_key, $track AS track, $step AS step,
    $status AS status, $text AS text, $recorded_on AS recorded_on, $author AS author, $now AS created_at

-- name: withdraw_recorded_step
UPDATE recorded_steps SET withdrawn_at = $now, withdrawn_by = $author
WHERE record_id = $record_id AND withdrawn_at IS NULL

-- name: insert_override
INSERT INTO step_overrides BY NAME
SELECT
    $override_id AS override_id, $student AS student_key, $track AS track, $step AS step, $status AS status,
    $reason AS reason, $overridden_on AS overridden_on, $author AS author, $now AS created_at

-- name: withdraw_override
UPDATE step_overrides SET withdrawn_at = $now, withdrawn_by = $author
WHERE override_id = $override_id AND withdrawn_at IS NULL

-- name: override_exists
SELECT count(*) > 0 FROM step_overrides WHERE override_id = $override_id AND withdrawn_at IS NULL

-- name: own_step_of_student
-- Whether a step was added to a track by the class of every one of these students.
SELECT count(*) = len($students::VARCHAR[])
FROM students AS s
JOIN class_own_steps AS o ON o.class_id = s.class_id AND o.track = $track AND o.step = $step
WHERE s.student_key IN (SELECT unnest($students::VARCHAR[]))

-- name: people_of_classes
-- Whom a pasted number or name may mean.
SELECT student_key, student_id, student_name, class_name FROM students
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status <> 'withdrawn'
ORDER BY class_name, student_name, student_id

-- name: copy_rules
INSERT INTO class_rules BY NAME
SELECT * REPLACE ($class_id AS class_id, $author AS author, $now AS changed_at)
FROM class_rules WHERE class_id = $source

-- name: copy_tracks
INSERT INTO class_tracks BY NAME
SELECT * REPLACE ($class_id AS class_id, $author AS author, $now AS changed_at)
FROM class_tracks WHERE class_id = $source

-- name: copy_steps_off
INSERT INTO class_steps_off BY NAME
SELECT * REPLACE ($class_id AS class_id, $author AS author, $now AS changed_at)
FROM class_steps_off WHERE class_id = $source

-- name: copy_own_steps
INSERT INTO class_own_steps BY NAME
SELECT * REPLACE ($class_id AS class_id, $author AS author, $now AS created_at)
FROM class_own_steps WHERE class_id = $source

-- name: copy_due_dates
-- Moved by as many days as the terms are apart.
INSERT INTO class_due_dates BY NAME
SELECT * REPLACE ($class_id AS class_id, due + $days::INTEGER AS due)
FROM class_due_dates WHERE class_id = $source

-- name: copy_collections
INSERT INTO class_collections BY NAME
SELECT * REPLACE ($class_id AS class_id, collected_on + $days::INTEGER AS collected_on)
FROM class_collections WHERE class_id = $source

-- name: forget_rules
DELETE FROM class_rules WHERE class_id = $class_id

-- name: forget_tracks
DELETE FROM class_tracks WHERE class_id = $class_id

-- name: forget_steps_off
DELETE FROM class_steps_off WHERE class_id = $class_id

-- name: forget_own_steps
DELETE FROM class_own_steps WHERE class_id = $class_id

-- name: forget_due_dates
DELETE FROM class_due_dates WHERE class_id = $class_id

-- name: forget_collections
DELETE FROM class_collections WHERE class_id = $class_id

-- name: term_start
SELECT term_start FROM class_settings WHERE class_id = $class_id

-- name: hand_made
-- Everything stated by hand about the students of some classes, newest first.
SELECT 'received' AS kind, p.paper_id AS id, p.student_key, s.student_id, s.student_name, s.class_id, s.class_name,
    p.paper AS what, coalesce(p.field, '') AS detail, '' AS status, p.received_on AS day, p.author, p.created_at,
    p.withdrawn_at, p.withdrawn_by
FROM received_papers AS p JOIN students AS s ON s.student_key = p.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
UNION ALL
SELECT 'override', o.override_id, o.student_key, s.student_id, s.student_name, s.class_id, s.class_name,
    o.track || '.' || o.step, o.reason, o.status, o.overridden_on, o.author, o.created_at, o.withdrawn_at,
    o.withdrawn_by
FROM step_overrides AS o JOIN students AS s ON s.student_key = o.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
UNION ALL
SELECT 'recorded', r.record_id, r.student_key, s.student_id, s.student_name, s.class_id, s.class_name,
    r.track || '.' || r.step, coalesce(r.text, ''), r.status, r.recorded_on, r.author, r.created_at, r.withdrawn_at,
    r.withdrawn_by
FROM recorded_steps AS r JOIN students AS s ON s.student_key = r.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY created_at DESC, kind, student_name, student_id
LIMIT $limit
