-- Taking over a class from the file of a colleague: rows come as JSON, with the ids they have there.

-- name: students
-- The students of a class, to find those of the file.
SELECT student_key, student_id, student_name, status FROM students WHERE class_id = $class_id

-- name: stated
-- Whether anything is stated here about a class that taking it over would replace.
SELECT EXISTS (FROM class_rules WHERE class_id = $class_id)
    OR EXISTS (FROM class_tracks WHERE class_id = $class_id)
    OR EXISTS (FROM class_steps_off WHERE class_id = $class_id)
    OR EXISTS (FROM class_own_steps WHERE class_id = $class_id)
    OR EXISTS (FROM class_due_dates WHERE class_id = $class_id)
    OR EXISTS (FROM class_collections WHERE class_id = $class_id)
    OR EXISTS (FROM grading_criteria WHERE class_id = $class_id)
    OR EXISTS (FROM class_settings WHERE class_id = $class_id AND coalesce(term_start, term_end) IS NOT NULL)

-- name: known_ids
-- Which ids of the file were taken over before.
SELECT id FROM (SELECT unnest($ids::VARCHAR[]) AS id)
WHERE id IN (SELECT paper_id FROM received_papers UNION ALL SELECT record_id FROM recorded_steps
    UNION ALL SELECT override_id FROM step_overrides UNION ALL SELECT note_id || version FROM advisor_notes
    UNION ALL SELECT followup_id FROM followups)

-- name: set_class
UPDATE class_settings SET
    term_start = $term_start::DATE, term_end = $term_end::DATE, closed = $closed, advisor = $advisor
WHERE class_id = $class_id

-- name: insert_tracks
INSERT INTO class_tracks BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"class_id": "VARCHAR", "track": "VARCHAR", "is_on": "BOOLEAN"}]'),
    recursive := true), $author AS author, $now::TIMESTAMP AS changed_at

-- name: insert_steps_off
INSERT INTO class_steps_off BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"class_id": "VARCHAR", "track": "VARCHAR", "step": "VARCHAR"}]'),
    recursive := true), $author AS author, $now::TIMESTAMP AS changed_at

-- name: insert_own_steps
INSERT INTO class_own_steps BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"class_id": "VARCHAR", "track": "VARCHAR", "step": "VARCHAR",
    "title": "VARCHAR", "done_when": "VARCHAR", "column_key": "VARCHAR", "position": "INTEGER"}]'),
    recursive := true), $author AS author, $now::TIMESTAMP AS created_at

-- name: insert_due_dates
INSERT INTO class_due_dates BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"class_id": "VARCHAR", "track": "VARCHAR", "step": "VARCHAR", "due": "DATE"}]'), recursive := true)

-- name: insert_collections
INSERT INTO class_collections BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"class_id": "VARCHAR", "collected_on": "DATE", "title": "VARCHAR"}]'),
    recursive := true)

-- name: insert_received_papers
INSERT INTO received_papers BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"paper_id": "VARCHAR", "student_key": "VARCHAR", "paper": "VARCHAR",
    "field": "VARCHAR", "field_key": "VARCHAR", "received_on": "DATE", "author": "VARCHAR",
    "created_at": "TIMESTAMP", "withdrawn_at": "TIMESTAMP", "withdrawn_by": "VARCHAR"}]'), recursive := true)

-- name: insert_recorded_steps
INSERT INTO recorded_steps BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"record_id": "VARCHAR", "student_key": "VARCHAR", "track": "VARCHAR",
    "step": "VARCHAR", "status": "VARCHAR", "text": "VARCHAR", "recorded_on": "DATE", "author": "VARCHAR",
    "created_at": "TIMESTAMP", "withdrawn_at": "TIMESTAMP", "withdrawn_by": "VARCHAR"}]'), recursive := true)

-- name: insert_overrides
INSERT INTO step_overrides BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"override_id": "VARCHAR", "student_key": "VARCHAR", "track": "VARCHAR",
    "step": "VARCHAR", "status": "VARCHAR", "reason": "VARCHAR", "overridden_on": "DATE", "author": "VARCHAR",
    "created_at": "TIMESTAMP", "withdrawn_at": "TIMESTAMP", "withdrawn_by": "VARCHAR"}]'), recursive := true)

-- name: insert_notes
INSERT INTO advisor_notes BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"note_id": "VARCHAR", "version": "INTEGER", "student_key": "VARCHAR",
    "text": "VARCHAR", "written_on": "DATE", "author": "VARCHAR", "created_at": "TIMESTAMP",
    "withdrawn_at": "TIMESTAMP", "withdrawn_by": "VARCHAR"}]'), recursive := true)

-- name: insert_contacts
INSERT INTO followups BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"followup_id": "VARCHAR", "class_id": "VARCHAR",
    "student_key": "VARCHAR", "matter": "VARCHAR", "occasion": "VARCHAR", "kind": "VARCHAR", "quiet_until": "DATE",
    "reason": "VARCHAR", "stated_on": "DATE", "author": "VARCHAR", "created_at": "TIMESTAMP",
    "withdrawn_at": "TIMESTAMP", "withdrawn_by": "VARCHAR"}]'), recursive := true)

-- name: delete_marks
-- The marks of these students, and those for criteria of the class that go.
DELETE FROM grading_marks
WHERE list_contains($students::VARCHAR[], student_key)
   OR criterion_id IN (SELECT criterion_id FROM grading_criteria WHERE class_id = $class_id)

-- name: delete_grades
DELETE FROM grading_sheets WHERE list_contains($students::VARCHAR[], student_key)

-- name: insert_criteria
INSERT INTO grading_criteria BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"criterion_id": "VARCHAR", "class_id": "VARCHAR", "position": "INTEGER",
    "name": "VARCHAR", "points_max": "DOUBLE", "rule": "VARCHAR"}]'), recursive := true),
    $author AS author, $now::TIMESTAMP AS changed_at

-- name: insert_grades
INSERT INTO grading_sheets BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"student_key": "VARCHAR", "comment": "VARCHAR", "late_days": "INTEGER",
    "finished": "BOOLEAN", "author": "VARCHAR", "changed_at": "TIMESTAMP"}]'), recursive := true)

-- name: insert_marks
INSERT INTO grading_marks BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"student_key": "VARCHAR", "criterion_id": "VARCHAR", "mark": "VARCHAR",
    "points": "DOUBLE"}]'), recursive := true)

-- name: insert_mappings
-- A mapping of the same headers that came before is replaced.
INSERT INTO handed_mappings BY NAME
SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'),
    '[{"mapping_id": "VARCHAR", "kind": "VARCHAR", "headers": ["VARCHAR"],
    "mapping": "VARCHAR"}]'), recursive := true),
    $handed_by AS handed_by, $author AS author, $now::TIMESTAMP AS taken_at

-- name: forget_mappings
DELETE FROM handed_mappings
WHERE headers IN (SELECT unnest(from_json(coalesce($rows::VARCHAR, '[]'), '[{"headers": ["VARCHAR"]}]'),
    recursive := true))
