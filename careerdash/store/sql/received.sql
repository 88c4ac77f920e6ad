-- Papers received and collections.

-- name: people
-- The students of a scope with the fields they wrote logs about.
SELECT s.student_key, s.student_id, s.student_name, s.class_name, s.status,
    list(DISTINCT i.field ORDER BY i.field) FILTER (i.field IS NOT NULL) AS fields
FROM students AS s
LEFT JOIN interviews AS i ON i.student_key = s.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) AND s.status <> 'withdrawn'
GROUP BY ALL
ORDER BY s.class_name, s.student_name, s.student_id, s.student_key

-- name: marks
-- Papers marked by hand first, then what the sheets say.
SELECT student_key, paper, received_on, author, field, paper_id
FROM (
    SELECT p.student_key, p.paper, p.received_on, p.author, p.field, p.paper_id, 1 AS rank
    FROM received_papers AS p
    JOIN students AS s ON s.student_key = p.student_key
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[])) AND p.withdrawn_at IS NULL AND p.received_on <= $today
    UNION ALL
    SELECT student_key, 'outline', outline_received_on, NULL, NULL, NULL, 2 FROM students
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND outline_received
      AND coalesce(outline_received_on <= $today, true)
    UNION ALL
    SELECT student_key, 'self_assessment', self_assessment_on, NULL, NULL, NULL, 2 FROM students
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND self_assessment
      AND coalesce(self_assessment_on <= $today, true)
    UNION ALL
    SELECT student_key, 'summary_report', summary_report_on, NULL, NULL, NULL, 2 FROM students
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND summary_report
      AND coalesce(summary_report_on <= $today, true)
    UNION ALL
    SELECT student_key, 'cultivation_plan', NULL, NULL, NULL, NULL, 2 FROM students
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND cultivation_plan IS NOT NULL
)
ORDER BY student_key, paper, rank, received_on

-- name: waited_for
SELECT student_key, student_id, student_name FROM students
WHERE class_id = $class_id AND status = 'active'
ORDER BY student_name, student_id, student_key

-- name: heard
-- The days on which something came in about each student: imported, received or dated.
WITH rows_in AS (
    SELECT DISTINCT l.record_id AS student_key, b.created_at::DATE AS day
    FROM row_links AS l
    JOIN students AS s ON s.student_key = l.record_id AND s.class_id = $class_id
    JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active AND b.kind IN ('import', 'sample', 'repair')
    JOIN raw_rows AS r ON r.raw_id = l.raw_id
    JOIN sheets AS h ON h.sheet_id = r.sheet_id AND h.kind <> 'roster'
    WHERE l.entity = 'student'
)
SELECT student_key, day FROM rows_in WHERE day <= $today
UNION
SELECT student_key, interview_date FROM interviews WHERE class_id = $class_id AND interview_date <= $today
UNION
SELECT student_key, date FROM planning WHERE class_id = $class_id AND date <= $today
UNION
SELECT student_key, date FROM job_interviews WHERE class_id = $class_id AND date <= $today
UNION
SELECT p.student_key, p.received_on FROM received_papers AS p
JOIN students AS s ON s.student_key = p.student_key AND s.class_id = $class_id
WHERE p.withdrawn_at IS NULL AND p.received_on <= $today

-- name: waiting_rows
-- Held rows nobody settled: the cells may name the student they are about.
SELECT r.cells, b.created_at::DATE AS day
FROM raw_rows AS r
JOIN batches AS b ON b.batch = r.batch AND b.active AND b.held > 0
WHERE r.status = 'held' AND b.created_at::DATE <= $today
  AND r.raw_id NOT IN (
    SELECT settled.raw_id FROM settled_rows AS settled
    JOIN batches AS settling ON settling.batch = settled.batch AND settling.active
  )
