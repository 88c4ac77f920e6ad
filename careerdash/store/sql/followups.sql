-- name: known
SELECT count(*) > 0 FROM students
WHERE $student = '' OR student_key = $student

-- name: insert
INSERT INTO followups BY NAME
SELECT
    unnest($ids::VARCHAR[]) AS followup_id, $class_id AS class_id, $student AS student_key,
    unnest($matters::VARCHAR[]) AS matter, unnest($occasions::VARCHAR[]) AS occasion, $kind AS kind,
    $until::DATE AS quiet_until, $reason AS reason, $today::DATE AS stated_on, $author AS author,
    $now::TIMESTAMP AS created_at

-- name: withdraw
UPDATE followups SET withdrawn_at = $now::TIMESTAMP, withdrawn_by = $author
WHERE list_contains($ids::VARCHAR[], followup_id) AND withdrawn_at IS NULL

-- name: in_force
-- What is quiet on a day, in the classes of a scope. The class of a matter of one student is that of the student
-- today: it may have been another one when it was stated.
SELECT
    followup_id, class_id, student_key, matter, occasion, kind, quiet_until, reason, stated_on, author, created_at
FROM followups
WHERE (student_key <> '' OR class_id IN (SELECT unnest($classes::VARCHAR[])))
  AND withdrawn_at IS NULL AND stated_on <= $today::DATE AND coalesce(quiet_until > $today::DATE, true)
ORDER BY created_at, followup_id

-- name: of_student
-- Everything ever stated about the lines of one student, newest first.
SELECT followup_id, matter, kind, quiet_until, reason, stated_on, author, created_at, withdrawn_at, withdrawn_by
FROM followups
WHERE student_key = $student
ORDER BY created_at DESC, followup_id
