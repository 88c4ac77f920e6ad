-- name: open_classes
-- The classes of a scope that are not closed.
SELECT c.class_id, s.term_start
FROM (SELECT unnest($classes::VARCHAR[]) AS class_id) AS c
LEFT JOIN class_settings AS s ON s.class_id = c.class_id
WHERE s.closed IS NOT TRUE

-- name: collections
-- The days on which logs were collected before today.
SELECT class_id, collected_on FROM class_collections
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND collected_on < $today::DATE
ORDER BY collected_on

-- name: near
-- Interviews of the days around today, oldest first: appointments, and held ones without a thank-you.
SELECT
    student_key, interview_date AS date, coalesce(professional_name, organisation, '') AS who,
    thanked IS NOT NULL AS noted
FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND interview_date BETWEEN $today::DATE - $days_ahead::INTEGER AND $today::DATE + $days_ahead::INTEGER
  AND (interview_date > $today::DATE
    OR (interview_date < $today::DATE AND thanked_on IS NULL AND thanked IS NOT TRUE))
ORDER BY interview_date, first_raw

-- name: heard
-- Per student the newest interview, undated ones by the day of their import, and whether thanks are noted at all.
SELECT
    student_key, any_value(class_id) AS class_id,
    max(coalesce(interview_date, stated_on)) AS heard_on,
    bool_or(thanked IS NOT NULL OR thanked_on IS NOT NULL) AS notes_thanks
FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND coalesce(interview_date <= $today::DATE, true)
GROUP BY student_key

-- name: heard_otherwise
-- The newest sign of students beside their interviews: planning, job interviews, papers received, steps recorded.
SELECT student_key, max(day) AS heard_on
FROM (
    SELECT student_key, coalesce(date, stated_on) AS day FROM planning
    UNION ALL
    SELECT student_key, coalesce(date, stated_on) FROM job_interviews
    UNION ALL
    SELECT student_key, received_on FROM received_papers WHERE withdrawn_at IS NULL
    UNION ALL
    SELECT student_key, recorded_on FROM recorded_steps WHERE withdrawn_at IS NULL
)
WHERE student_key IN (SELECT unnest($students::VARCHAR[])) AND day <= $today::DATE
GROUP BY student_key

-- name: unprepared
-- The next job interview of each student within the days ahead that is not prepared: noted so, or nothing is noted of
-- any round of the application.
SELECT student_key, min(date) AS date, arg_min(coalesce(employer, ''), (date, first_raw)) AS employer
FROM job_interviews AS j
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND prepared IS NOT TRUE
  AND date >= $today::DATE AND date <= $today::DATE + $days_ahead::INTEGER
  AND (prepared = false OR NOT EXISTS (
      FROM job_interviews AS other
      WHERE other.student_key = j.student_key AND other.prepared
        AND other.employer_key IS NOT DISTINCT FROM j.employer_key
        AND other.post_key IS NOT DISTINCT FROM j.post_key
  ))
GROUP BY student_key

-- name: waiting_sheets
-- Sheets of active imports with held rows that nobody settled.
SELECT r.sheet_id, count(*) AS rows
FROM raw_rows AS r
WHERE r.status = 'held'
  AND r.batch IN (SELECT batch FROM batches WHERE active AND held > 0)
  AND r.raw_id NOT IN (
    SELECT s.raw_id FROM settled_rows AS s WHERE s.batch IN (SELECT batch FROM batches WHERE active)
  )
GROUP BY r.sheet_id

-- name: rows_to_fix
-- Held rows by the open classes the rest of their sheet speaks of; class_id is null where it speaks of none, and
-- only a reader of all classes sees those, with the names of the files.
WITH waiting AS (
    SELECT unnest($sheets::VARCHAR[]) AS sheet_id, unnest($rows::BIGINT[]) AS rows
),
members AS (
    SELECT DISTINCT r.sheet_id, s.class_id, s.class_name
    FROM raw_rows AS r
    JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
    JOIN students AS s ON s.student_key = l.record_id
    WHERE r.sheet_id IN (SELECT sheet_id FROM waiting)
)
SELECT
    m.class_id, any_value(m.class_name) AS class_name, sum(w.rows)::BIGINT AS rows,
    coalesce(list_sort(list(DISTINCT f.name) FILTER (f.name IS NOT NULL)), []) AS files
FROM waiting AS w
LEFT JOIN members AS m ON m.sheet_id = w.sheet_id
LEFT JOIN sheets AS h ON h.sheet_id = w.sheet_id
LEFT JOIN files AS f ON f.file_id = h.file_id
WHERE m.class_id IN (SELECT unnest($open::VARCHAR[]))
   OR (m.class_id IS NULL AND len($classes::VARCHAR[]) > 0
       AND NOT EXISTS (FROM students WHERE class_id NOT IN (SELECT unnest($classes::VARCHAR[]))))
GROUP BY m.class_id
ORDER BY class_name NULLS LAST
