-- name: appointments
-- The next interview of each student within the days ahead.
SELECT
    student_key,
    min(interview_date) AS date,
    arg_min(coalesce(professional_name, organisation, ''), (interview_date, first_raw)) AS professional
FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND interview_date > $today::DATE AND interview_date <= $today::DATE + $days_ahead::INTEGER
GROUP BY student_key

-- name: unprepared
-- The next job interview of each student within the days ahead that is not prepared.
SELECT student_key, min(date) AS date, arg_min(coalesce(employer, ''), (date, first_raw)) AS employer
FROM job_interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND prepared IS NOT TRUE
  AND date >= $today::DATE AND date <= $today::DATE + $days_ahead::INTEGER
GROUP BY student_key

-- name: unthanked
-- The newest interview of each student whose thank-you is late and still worth sending. Where nothing is
-- noted, the thank-you counts as missing only in classes that note thank-yous at all.
WITH noting AS (
    SELECT class_id FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND (thanked IS NOT NULL OR thanked_on IS NOT NULL)
    GROUP BY class_id
)
SELECT
    student_key,
    max(interview_date) AS date,
    arg_max(coalesce(professional_name, organisation, ''), (interview_date, first_raw)) AS professional
FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND interview_date < $today::DATE - $thank_you_days::INTEGER
  AND interview_date >= $today::DATE - $days_ahead::INTEGER
  AND thanked_on IS NULL
  AND (thanked = false OR (thanked IS NULL AND class_id IN (FROM noting)))
GROUP BY student_key

-- name: silent
-- Active students of whom nothing was heard in the wave of the last collection: nothing dated, and nothing
-- undated imported, after the collection before it (or the start of the term). A collection is a due date.
WITH collections AS (
    SELECT class_id, max(due) AS last_due FROM class_due_dates
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND due < $today::DATE
    GROUP BY class_id
),
waves AS (
    SELECT
        c.class_id, c.last_due,
        coalesce(
            (SELECT max(d.due) FROM class_due_dates AS d WHERE d.class_id = c.class_id AND d.due < c.last_due),
            s.term_start
        ) AS since
    FROM collections AS c
    LEFT JOIN class_settings AS s ON s.class_id = c.class_id
),
events AS (
    SELECT student_key, interview_date AS date, first_raw FROM interviews
    WHERE class_id IN (SELECT class_id FROM waves) AND coalesce(interview_date <= $today::DATE, true)
    UNION ALL
    SELECT student_key, date, first_raw FROM planning
    WHERE class_id IN (SELECT class_id FROM waves) AND coalesce(date <= $today::DATE, true)
    UNION ALL
    SELECT student_key, date, first_raw FROM job_interviews
    WHERE class_id IN (SELECT class_id FROM waves) AND coalesce(date <= $today::DATE, true)
),
heard AS (
    SELECT e.student_key, max(coalesce(e.date, b.created_at::DATE)) AS heard_on
    FROM events AS e
    LEFT JOIN raw_rows AS r ON e.date IS NULL AND r.raw_id = e.first_raw
    LEFT JOIN batches AS b ON b.batch = r.batch
    GROUP BY e.student_key
)
SELECT s.student_key, h.heard_on, w.last_due
FROM students AS s
JOIN waves AS w ON w.class_id = s.class_id
LEFT JOIN heard AS h ON h.student_key = s.student_key
WHERE s.status = 'active' AND (h.heard_on IS NULL OR h.heard_on <= w.since)

-- name: rows_to_fix
-- Held rows of active imports that nobody settled, by the classes the rest of their sheet speaks of; class_id is null where it
-- speaks of none, and only a reader of all classes sees those.
WITH waiting AS (
    SELECT r.sheet_id, count(*) AS rows
    FROM raw_rows AS r
    JOIN batches AS b ON b.batch = r.batch
    WHERE b.active AND b.held > 0 AND r.status = 'held'
      AND r.raw_id NOT IN (
        SELECT settled.raw_id FROM settled_rows AS settled
        JOIN batches AS settling ON settling.batch = settled.batch AND settling.active
      )
    GROUP BY r.sheet_id
),
members AS (
    SELECT DISTINCT r.sheet_id, s.class_id, s.class_name
    FROM raw_rows AS r
    JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
    JOIN students AS s ON s.student_key = l.record_id
    WHERE r.sheet_id IN (SELECT sheet_id FROM waiting)
)
SELECT m.class_id, any_value(m.class_name) AS class_name, sum(w.rows)::BIGINT AS rows
FROM waiting AS w
LEFT JOIN members AS m ON m.sheet_id = w.sheet_id
WHERE m.class_id IN (SELECT unnest($classes::VARCHAR[]))
   OR (m.class_id IS NULL AND len($classes::VARCHAR[]) > 0
       AND NOT EXISTS (FROM students WHERE class_id NOT IN (SELECT unnest($classes::VARCHAR[]))))
GROUP BY m.class_id
ORDER BY class_name NULLS LAST
