-- name: classes
-- The classes of a scope with what they hold.
WITH talks AS (
    SELECT class_id, count(*) AS interviews, count(DISTINCT hash(person_key)) AS professionals
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(interview_date, has_answers, $today)
    GROUP BY class_id
),
members AS (
    SELECT class_id, count(*) AS active FROM students
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status = 'active'
    GROUP BY class_id
)
SELECT
    c.*,
    coalesce(m.active, 0) AS active,
    coalesce(t.interviews, 0) AS interviews,
    coalesce(t.professionals, 0) AS professionals,
    s.advisor
FROM classes AS c
LEFT JOIN talks AS t ON t.class_id = c.class_id
LEFT JOIN members AS m ON m.class_id = c.class_id
LEFT JOIN class_settings AS s ON s.class_id = c.class_id
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

-- name: employers
-- The organisations people of a scope work for, most met first.
SELECT organisation_key AS key, any_value(organisation) AS label, count(*) AS interviews
FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND organisation_key IS NOT NULL
GROUP BY organisation_key
ORDER BY interviews DESC, label, key
LIMIT $limit::INTEGER

-- name: course
-- The chosen interviews by week, those without a date in a week of their own: interviews held, what is noted of
-- thanks (of interviews at least a day old), and professionals met for the first time. A thank-you noted without a
-- date is not late.
WITH talks AS (
    SELECT
        date_trunc('week', i.interview_date) AS week, hash(i.person_key) AS person,
        i.interview_date < $today::DATE AS past,
        i.thanked IS NOT NULL OR i.thanked_on IS NOT NULL AS noted,
        (i.thanked OR i.thanked_on IS NOT NULL)
            AND coalesce(i.thanked_on <= i.interview_date + coalesce(r.thank_you_days, $thank_you_days::INTEGER), true)
            AS in_time
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS i
    LEFT JOIN class_rules AS r ON r.class_id = i.class_id
),
people AS (
    SELECT week, count(*) AS people FROM (SELECT min(week) AS week FROM talks GROUP BY person) GROUP BY week
),
weeks AS (
    SELECT
        week, count(*) AS held,
        count(*) FILTER (past AND noted) AS noted,
        count(*) FILTER (past AND in_time) AS in_time,
        count(*) FILTER (past AND NOT noted) AS not_noted
    FROM talks GROUP BY week
)
SELECT w.week::DATE AS week, w.held, w.noted, w.in_time, w.not_noted, coalesce(p.people, 0) AS people
FROM weeks AS w LEFT JOIN people AS p ON p.week IS NOT DISTINCT FROM w.week
ORDER BY w.week

-- name: taking_part
-- Active students: who is excused or has withdrawn is not counted.
SELECT count(*) FROM students
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status = 'active'

-- name: first_times
-- Per week: how many students had held all their interviews in one field for the first time, and how many had
-- decided for the first time whether a field fits.
WITH asked AS (
    SELECT class_id, coalesce(r.interviews_held, $interviews_held::INTEGER) AS needed
    FROM (SELECT unnest($classes::VARCHAR[]) AS class_id) AS c
    LEFT JOIN class_rules AS r USING (class_id)
),
fields AS (
    SELECT
        student_key, any_value(class_id) AS class_id, min(interview_date, $most::BIGINT) AS dates,
        min(interview_date) FILTER (fit <> 'undecided') AS decided_on
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND interview_date <= $today
    GROUP BY student_key, field_key
),
students AS (
    SELECT f.student_key, min(f.dates[a.needed]) AS reached_on, min(f.decided_on) AS decided_on
    FROM fields AS f JOIN asked AS a ON a.class_id = f.class_id
    GROUP BY f.student_key
)
SELECT 'reached' AS what, date_trunc('week', reached_on)::DATE AS week, count(*) AS students
FROM students WHERE reached_on IS NOT NULL GROUP BY week
UNION ALL
SELECT 'decided', date_trunc('week', decided_on)::DATE AS week, count(*)
FROM students WHERE decided_on IS NOT NULL GROUP BY week
ORDER BY what, week

-- name: open_classes
-- The classes of a scope that are not closed, with the names advisors gave them.
SELECT c.class_id, s.name
FROM (SELECT unnest($classes::VARCHAR[]) AS class_id) AS c
LEFT JOIN class_settings AS s ON s.class_id = c.class_id
WHERE s.closed IS NOT TRUE

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
