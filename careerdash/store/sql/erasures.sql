-- What was erased on request, and the marks that hold it back.

-- name: key
SELECT value FROM meta WHERE key = 'erasure_key'

-- name: marks
SELECT DISTINCT mark FROM erasure_marks

-- name: insert
INSERT INTO erasures BY NAME
SELECT $erasure_id AS erasure_id, $kind AS kind, $manner AS manner, $rows_removed::INTEGER AS rows_removed,
    $rows_changed::INTEGER AS rows_changed, $originals_removed::INTEGER AS originals_removed, $author AS author,
    $now AS erased_at

-- name: insert_marks
INSERT INTO erasure_marks SELECT DISTINCT $erasure_id, unnest($marks::VARCHAR[])

-- name: audit
SELECT e.erasure_id, e.kind, e.manner, e.rows_removed, e.rows_changed, e.originals_removed, e.author, e.erased_at,
    EXISTS (FROM erasure_marks AS m WHERE m.erasure_id = e.erasure_id) AS held_back
FROM erasures AS e
ORDER BY e.erased_at DESC, e.erasure_id

-- name: lift
DELETE FROM erasure_marks WHERE erasure_id = $erasure_id

-- name: named_students
SELECT student_key, student_id, student_name, class_key, class_name FROM students

-- name: named_professionals
SELECT professional_id, professional_name, organisation, organisation_key, contact, contact_key FROM professionals
WHERE professional_name IS NOT NULL

-- name: all
SELECT erasure_id, kind, manner, rows_removed, rows_changed, originals_removed, author, erased_at FROM erasures

-- name: all_marks
SELECT erasure_id, mark FROM erasure_marks

-- name: holdings
SELECT (SELECT count(*) FROM students) AS students, (SELECT count(*) FROM interviews) AS interviews

-- name: students_like
-- Students of the classes in scope whose name, number or class holds a text.
SELECT student_key AS id, student_name AS name, student_id AS number, class_name AS place
FROM students
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND contains(lower(concat_ws(' ', student_name, student_id, class_name)), lower($wanted))
ORDER BY student_name, student_id
LIMIT $limit

-- name: professionals_like
-- Professionals of interviews in scope whose name or organisation holds a text.
SELECT p.professional_id AS id, p.professional_name AS name, '' AS number, p.organisation AS place
FROM professionals AS p
WHERE p.professional_name IS NOT NULL
  AND contains(lower(concat_ws(' ', p.professional_name, p.organisation)), lower($wanted))
  AND p.professional_id IN (
      SELECT t.professional_id FROM interviews_as_typed AS t JOIN interviews AS i ON i.interview_id = t.interview_id
      WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
  )
ORDER BY p.professional_name, p.organisation
LIMIT $limit
