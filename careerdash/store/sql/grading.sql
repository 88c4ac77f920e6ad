-- Grading: criteria of a class, marks of its students, and the log they are given for.

-- name: criteria
SELECT criterion_id, name, points_max, rule FROM grading_criteria
WHERE class_id = $class_id AND class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY position, criterion_id

-- name: stored_criteria
SELECT criterion_id, name, points_max, rule FROM grading_criteria WHERE class_id = $class_id
ORDER BY position, criterion_id

-- name: classes_with_criteria
SELECT g.class_id, any_value(c.class_name) AS class_name, count(*) AS criteria
FROM grading_criteria AS g JOIN classes AS c ON c.class_id = g.class_id
WHERE g.class_id IN (SELECT unnest($classes::VARCHAR[]))
GROUP BY g.class_id ORDER BY class_name

-- name: delete_criteria
DELETE FROM grading_criteria WHERE class_id = $class_id

-- name: insert_criteria
INSERT INTO grading_criteria BY NAME
SELECT *, $class_id AS class_id, $author AS author, $now AS changed_at FROM staged_criteria

-- name: delete_marks_without_criterion
DELETE FROM grading_marks WHERE criterion_id NOT IN (SELECT criterion_id FROM grading_criteria)

-- name: class_of_student
SELECT class_id FROM students WHERE student_key = $student

-- name: delete_sheet
DELETE FROM grading_sheets WHERE student_key = $student

-- name: delete_marks
DELETE FROM grading_marks WHERE student_key = $student

-- name: insert_sheet
INSERT INTO grading_sheets BY NAME
SELECT $student AS student_key, $comment AS comment, $late_days AS late_days, $finished AS finished,
    $author AS author, $now AS changed_at

-- name: insert_marks
INSERT INTO grading_marks BY NAME SELECT * FROM staged_marks

-- name: students
-- The students of a class with what was saved, and the day their log came in: that of the summary report where it is
-- dated, else of the last import that brought something new about their interviews.
WITH members AS (
    SELECT student_key, student_id, student_name, email, status, summary_report_on FROM students
    WHERE class_id = $class_id AND class_id IN (SELECT unnest($classes::VARCHAR[])) AND status <> 'withdrawn'
),
papers AS (
    SELECT student_key, max(received_on) AS received_on FROM received_papers
    WHERE paper = 'summary_report' AND withdrawn_at IS NULL AND student_key IN (SELECT student_key FROM members)
    GROUP BY student_key
),
reports AS (
    SELECT student_key, max(summary_report_on) AS reported_on FROM interviews
    WHERE student_key IN (SELECT student_key FROM members) GROUP BY student_key
),
imports AS (
    SELECT i.student_key, max(b.created_at)::DATE AS imported_on
    FROM interviews AS i
    JOIN row_links AS l ON l.entity = 'interview' AND l.record_id = i.interview_id
    JOIN raw_rows AS r ON r.raw_id = l.raw_id AND r.status IN ('new', 'changed')
    JOIN batches AS b ON b.batch = r.batch AND b.active AND b.kind <> 'correction'
    WHERE i.student_key IN (SELECT student_key FROM members)
    GROUP BY i.student_key
)
SELECT
    m.student_key, m.student_id, m.student_name, m.email, m.status,
    greatest(m.summary_report_on, p.received_on, r.reported_on) AS reported_on, i.imported_on,
    g.comment, g.late_days, g.finished, g.author, g.changed_at
FROM members AS m
LEFT JOIN papers AS p ON p.student_key = m.student_key
LEFT JOIN reports AS r ON r.student_key = m.student_key
LEFT JOIN imports AS i ON i.student_key = m.student_key
LEFT JOIN grading_sheets AS g ON g.student_key = m.student_key
ORDER BY m.student_id NULLS LAST, m.student_name, m.student_key

-- name: marks
SELECT k.student_key, k.criterion_id, k.mark, k.points FROM grading_marks AS k
JOIN grading_criteria AS c ON c.criterion_id = k.criterion_id AND c.class_id = $class_id
WHERE k.student_key IN (SELECT student_key FROM students WHERE class_id = $class_id)

-- name: due
-- The day logs are due: the analysis step, else the last step with a due date, else the last collection, else the term's end.
SELECT coalesce(
    (SELECT max(due) FROM class_due_dates
     WHERE class_id = $class_id AND track = 'assignment' AND step = 'analyse_results'),
    (SELECT max(due) FROM class_due_dates WHERE class_id = $class_id AND track = 'assignment'),
    (SELECT max(collected_on) FROM class_collections WHERE class_id = $class_id),
    (SELECT term_end FROM class_settings WHERE class_id = $class_id)
) AS due

-- name: courtesies
-- What the courtesy rules look at, for every interview held.
SELECT student_key, interview_date, duration_minutes, notes_date, thanked, thanked_on, permission, referral
FROM interviews
WHERE class_id = $class_id AND class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND was_held(interview_date, has_answers, $today)

-- name: log
-- Every interview of a student with what was written about it.
SELECT
    i.*, CASE WHEN was_held(i.interview_date, i.has_answers, $today) THEN 'held'
        WHEN i.interview_date > $today::DATE THEN 'appointment' ELSE 'listed' END AS state
FROM interviews AS i
WHERE i.student_key = $student AND i.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY i.interview_date NULLS LAST, i.first_raw

-- name: log_rows
-- The rows the interviews of a student were read from, corrections last: the outline answers stand there as typed.
SELECT l.record_id AS interview_id, r.cells, r.kinds, s.mapping
FROM interviews AS i
JOIN row_links AS l ON l.entity = 'interview' AND l.record_id = i.interview_id
JOIN raw_rows AS r ON r.raw_id = l.raw_id
JOIN batches AS b ON b.batch = r.batch AND b.active
JOIN sheets AS s ON s.sheet_id = r.sheet_id
WHERE i.student_key = $student AND i.class_id IN (SELECT unnest($classes::VARCHAR[])) AND r.status <> 'held'
ORDER BY b.kind = 'correction', r.raw_id
