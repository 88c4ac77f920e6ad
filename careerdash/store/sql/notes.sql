-- name: is_student
SELECT count(*) > 0 FROM students WHERE student_key = $student

-- name: insert
INSERT INTO advisor_notes (note_id, version, student_key, text, written_on, author, created_at)
VALUES ($note_id, $version::INTEGER, $student, $text, $today::DATE, $author, $now::TIMESTAMP)

-- name: newest
SELECT version, student_key FROM advisor_notes
WHERE note_id = $note_id AND withdrawn_at IS NULL
ORDER BY version DESC LIMIT 1

-- name: withdraw
UPDATE advisor_notes SET withdrawn_at = $now::TIMESTAMP, withdrawn_by = $author
WHERE note_id = $note_id AND withdrawn_at IS NULL

-- name: restore
UPDATE advisor_notes SET withdrawn_at = NULL, withdrawn_by = NULL WHERE note_id = $note_id

-- name: of_student
-- The newest wording of each note on a student, newest note first; those taken back come last.
SELECT
    note_id, max(version) AS version, arg_max(text, version) AS text,
    min(written_on) AS written_on, arg_min(author, version) AS author,
    max(written_on) AS changed_on, arg_max(author, version) AS changed_by,
    max(withdrawn_at) AS withdrawn_at, max(withdrawn_by) AS withdrawn_by
FROM advisor_notes
WHERE student_key = $student
GROUP BY note_id
ORDER BY max(withdrawn_at) IS NOT NULL, min(created_at) DESC, note_id
