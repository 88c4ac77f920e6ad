-- Everything a colleague needs who takes over a class.

-- name: classes
SELECT c.class_id, c.class_name, s.term_start, s.term_end, coalesce(s.closed, false) AS closed, s.advisor
FROM classes AS c
LEFT JOIN class_settings AS s ON s.class_id = c.class_id
WHERE c.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY c.class_name

-- name: students
SELECT student_key, class_id, student_id, student_name, status FROM students
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY class_name, student_id, student_name

-- name: rules
SELECT * FROM class_rules WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: tracks
SELECT class_id, track, is_on FROM class_tracks WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: steps_off
SELECT class_id, track, step FROM class_steps_off WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: own_steps
SELECT * FROM class_own_steps WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY class_id, position

-- name: due_dates
SELECT class_id, track, step, due FROM class_due_dates WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY class_id, due

-- name: collections
SELECT class_id, collected_on, title FROM class_collections
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY class_id, collected_on

-- name: received_papers
SELECT p.* FROM received_papers AS p JOIN students AS s ON s.student_key = p.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY p.created_at

-- name: recorded_steps
SELECT r.* FROM recorded_steps AS r JOIN students AS s ON s.student_key = r.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY r.created_at

-- name: overrides
SELECT o.* FROM step_overrides AS o JOIN students AS s ON s.student_key = o.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY o.created_at

-- name: notes
SELECT n.* FROM advisor_notes AS n JOIN students AS s ON s.student_key = n.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY n.created_at

-- name: contacts
-- Those of one student go with the class the student is in today.
SELECT f.* REPLACE (coalesce(s.class_id, f.class_id) AS class_id)
FROM followups AS f
LEFT JOIN students AS s ON s.student_key = f.student_key
WHERE coalesce(s.class_id, if(f.student_key = '', f.class_id, '')) IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY f.created_at

-- name: criteria
SELECT criterion_id, class_id, position, name, points_max, rule FROM grading_criteria
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY class_id, position

-- name: grades
SELECT g.* FROM grading_sheets AS g JOIN students AS s ON s.student_key = g.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY g.changed_at

-- name: marks
SELECT m.* FROM grading_marks AS m JOIN students AS s ON s.student_key = m.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) ORDER BY m.student_key, m.criterion_id

-- name: mappings
-- How the columns of the sheets of these classes were read.
SELECT DISTINCT h.kind, h.headers, h.mapping
FROM sheets AS h
JOIN batches AS b ON b.batch = h.batch AND b.active AND b.kind IN ('import', 'sample')
JOIN raw_rows AS r ON r.sheet_id = h.sheet_id
JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
JOIN students AS s ON s.student_key = l.record_id
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY ALL
