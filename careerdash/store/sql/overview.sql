-- name: classes
-- The classes of a scope with what they hold.
WITH talks AS (
    SELECT class_id, count(*) AS interviews, count(DISTINCT hash(person_key)) AS professionals
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(interview_date, has_answers, $today)
    GROUP BY class_id
)
SELECT
    c.*,
    coalesce(t.interviews, 0) AS interviews,
    coalesce(t.professionals, 0) AS professionals
FROM classes AS c
LEFT JOIN talks AS t ON t.class_id = c.class_id
WHERE c.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY c.class_name, c.class_id

-- name: choices
-- The values the filters can take, most frequent first, at most $limit of each.
WITH chosen AS (
    SELECT * FROM interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
),
counted AS (
    SELECT 'field' AS filter, field_key AS key, mode(field) AS label, count(*) AS interviews
    FROM chosen GROUP BY field_key
    UNION ALL
    SELECT 'industry', industry_key, mode(industry), count(*) FROM chosen GROUP BY industry_key
    UNION ALL
    SELECT 'occupation', occupation_key, mode(occupation), count(*) FROM chosen GROUP BY occupation_key
    UNION ALL
    SELECT 'level', level, any_value(level), count(*) FROM chosen GROUP BY level
    UNION ALL
    SELECT 'method', method, any_value(method), count(*) FROM chosen GROUP BY method
    UNION ALL
    SELECT 'currency', currency, any_value(currency), count(*)
    FROM (
        SELECT unnest(list_distinct([salary_currency, salary_entry_currency, salary_experienced_currency]))
            AS currency
        FROM chosen
    ) GROUP BY currency
)
SELECT filter, key, label, interviews FROM counted
WHERE key IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY filter ORDER BY interviews DESC, label, key) <= $limit
ORDER BY filter, interviews DESC, label, key

-- name: counts
SELECT
    (SELECT count(*) FROM students
     WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status <> 'withdrawn') AS students,
    count(*) AS interviews,
    count(DISTINCT hash(person_key)) AS professionals
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)

-- name: thanks
-- Of the dated interviews at least a day old whose log says anything about thanks: those thanked in time.
-- A thank-you noted without a date is not late.
SELECT
    count(*) FILTER (thanked IS NOT NULL OR thanked_on IS NOT NULL) AS noted,
    count(*) FILTER (
        (thanked OR thanked_on IS NOT NULL) AND coalesce(thanked_on <= interview_date + $thank_you_days::INTEGER, true)
    ) AS in_time,
    count(*) FILTER (thanked IS NULL AND thanked_on IS NULL) AS not_noted
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE interview_date < $today

-- name: weeks
-- Per week of the year up to the newest interview: interviews held, thanks noted and in time, professionals
-- met for the first time.
WITH talks AS (
    SELECT
        interview_date, hash(person_key) AS person,
        thanked IS NOT NULL OR thanked_on IS NOT NULL AS noted,
        (thanked OR thanked_on IS NOT NULL) AND coalesce(thanked_on <= interview_date + $thank_you_days::INTEGER, true)
            AS in_time
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE interview_date IS NOT NULL
),
dated AS (
    SELECT * FROM talks WHERE interview_date > (SELECT max(interview_date) FROM talks) - 366
),
per_week AS (
    SELECT date_trunc('week', interview_date)::DATE AS week, count(*) AS held,
        count(*) FILTER (noted) AS noted, count(*) FILTER (in_time) AS in_time
    FROM dated GROUP BY week
),
met AS (
    SELECT week, count(*) AS people
    FROM (SELECT person, date_trunc('week', min(interview_date))::DATE AS week FROM dated GROUP BY person)
    GROUP BY week
)
SELECT p.*, coalesce(m.people, 0) AS people
FROM per_week AS p LEFT JOIN met AS m ON m.week = p.week
ORDER BY p.week

-- name: weeks_of_students
-- Per week: how many students had held all their interviews in one field for the first time.
WITH reached AS (
    SELECT student_key, field_key, min(interview_date, $interviews_held::BIGINT) AS dates
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND interview_date <= $today
    GROUP BY student_key, field_key
)
SELECT date_trunc('week', reached_on)::DATE AS week, count(*) AS students
FROM (
    SELECT student_key, min(dates[$interviews_held::BIGINT]) AS reached_on
    FROM reached WHERE len(dates) >= $interviews_held::BIGINT
    GROUP BY student_key
)
GROUP BY week ORDER BY week

-- name: due_dates
SELECT
    d.class_id, d.track, d.step, d.due,
    coalesce(c.name, (SELECT min(class_name) FROM students AS s WHERE s.class_id = d.class_id)) AS class_name
FROM class_due_dates AS d
LEFT JOIN class_settings AS c ON c.class_id = d.class_id
WHERE d.class_id IN (SELECT unnest($classes::VARCHAR[])) AND c.closed IS NOT TRUE AND d.due >= $today
ORDER BY d.due, class_name, d.track, d.step
LIMIT $limit

-- name: last_import
-- The newest active import that speaks of a student in scope.
SELECT b.batch, b.created_at AS imported_at, b.rows_read, b.held, list(f.name ORDER BY f.position) AS files
FROM batches AS b
JOIN files AS f ON f.batch = b.batch
WHERE b.batch = (
    SELECT max(newest.batch)
    FROM (SELECT batch FROM batches WHERE active AND kind <> 'correction' ORDER BY batch DESC LIMIT 5) AS newest
    JOIN raw_rows AS r ON r.batch = newest.batch
    JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
    JOIN students AS s ON s.student_key = l.record_id
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
)
GROUP BY ALL
