-- name: scores
-- Scores per group, and over all groups (group_key null): one per professional, the latest. Pooled groups
-- share the key '*'.
WITH class_years AS (
    SELECT unnest($year_classes::VARCHAR[]) AS class_id, unnest($class_years::INTEGER[]) AS year
),
told AS (
    SELECT
        hash(coalesce(professional_id, interview_id)) AS professional,
        hash(person_key) AS person,
        coalesce(CASE $group
            WHEN 'field' THEN field_key WHEN 'industry' THEN industry_key
            WHEN 'occupation' THEN occupation_key WHEN 'level' THEN level
            WHEN 'class' THEN chosen.class_id WHEN 'year' THEN class_years.year::VARCHAR
            WHEN 'hours' THEN hours_band(weekly_hours)
        END, '') AS group_key,
        CASE $group
            WHEN 'field' THEN field WHEN 'industry' THEN industry
            WHEN 'occupation' THEN occupation WHEN 'level' THEN level
        END AS label,
        recency(interview_date, first_raw) AS age,
        satisfaction
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS chosen
    LEFT JOIN class_years ON class_years.class_id = chosen.class_id
    WHERE satisfaction IS NOT NULL
),
latest AS (
    SELECT
        any_value(person) AS person,
        arg_max(satisfaction, age) AS score,
        arg_max(group_key, age) AS group_key,
        arg_max(label, age) AS label
    FROM told GROUP BY professional
),
grouped AS (
    SELECT person, score, label, score_point(score) AS bucket,
        CASE WHEN list_contains($pooled::VARCHAR[], group_key) THEN '*' ELSE group_key END AS group_key
    FROM latest
)
SELECT
    group_key, mode(label) AS label, count(DISTINCT person) AS people, avg(score) AS mean,
    count(*) FILTER (bucket = 1) AS ones, count(*) FILTER (bucket = 2) AS twos,
    count(*) FILTER (bucket = 3) AS threes, count(*) FILTER (bucket = 4) AS fours,
    count(*) FILTER (bucket = 5) AS fives
FROM grouped
GROUP BY GROUPING SETS ((group_key), ())

-- name: scores_by_pay
-- The same by thirds of what people of the same post are paid, in one currency: entry pay of people of entry level,
-- experienced pay of the others. Who told no pay stands in a group without a key. Ids of interviews are a sample.
WITH told AS (
    SELECT
        interview_id, hash(coalesce(professional_id, interview_id)) AS professional, hash(person_key) AS person,
        recency(interview_date, first_raw) AS age, satisfaction, level = 'entry' AS is_entry,
        CASE WHEN level = 'entry'
            THEN post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency, true)
            ELSE post_currency(salary_experienced_reading, salary_experienced_currency, salary_reading, salary_currency,
                true)
        END AS currency,
        CASE WHEN level = 'entry'
            THEN post_amount(salary_entry_reading, (salary_entry_yearly_low + salary_entry_yearly_high) / 2,
                (salary_yearly_low + salary_yearly_high) / 2)
            ELSE post_amount(salary_experienced_reading,
                (salary_experienced_yearly_low + salary_experienced_yearly_high) / 2,
                (salary_yearly_low + salary_yearly_high) / 2)
        END AS pay
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE satisfaction IS NOT NULL AND level IS NOT NULL
),
used AS (
    SELECT if($currency::VARCHAR <> '', $currency::VARCHAR, mode(currency)) AS currency FROM told
),
latest AS (
    SELECT any_value(person) AS person, arg_max(interview_id, age) AS interview_id, arg_max(satisfaction, age) AS score,
        arg_max(is_entry, age) AS is_entry,
        arg_max(pay, age) FILTER (pay IS NOT NULL AND told.currency = used.currency) AS pay
    FROM told CROSS JOIN used GROUP BY professional
),
grouped AS (
    SELECT person, interview_id, score, score_point(score) AS bucket,
        CASE WHEN pay IS NULL THEN ''
            ELSE 'p' || ntile(3) OVER (PARTITION BY is_entry, pay IS NULL ORDER BY pay, interview_id) END AS third
    FROM latest
),
pooled AS (
    SELECT * EXCLUDE (third), CASE WHEN list_contains($pooled::VARCHAR[], third) THEN '*' ELSE third END AS group_key
    FROM grouped
)
SELECT
    group_key, NULL AS label, count(DISTINCT person) AS people, avg(score) AS mean,
    count(*) FILTER (bucket = 1) AS ones, count(*) FILTER (bucket = 2) AS twos,
    count(*) FILTER (bucket = 3) AS threes, count(*) FILTER (bucket = 4) AS fours,
    count(*) FILTER (bucket = 5) AS fives, min(interview_id, 1000) AS interviews
FROM pooled
GROUP BY GROUPING SETS ((group_key), ())

-- name: scales
-- The scales scores were typed on, by the sheets of the newest interviews with a score.
WITH scored AS (
    SELECT first_raw
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE satisfaction IS NOT NULL
    ORDER BY first_raw DESC LIMIT 2000
)
SELECT json_extract_string(s.decisions, '$.satisfaction_scale') AS scale, count(*) AS interviews
FROM scored AS c
JOIN raw_rows AS r ON r.raw_id = c.first_raw
JOIN sheets AS s ON s.sheet_id = r.sheet_id
WHERE json_extract_string(s.decisions, '$.satisfaction_scale') IS NOT NULL
GROUP BY scale
ORDER BY interviews DESC, scale

-- name: without_score
-- Held interviews without a score: those that hold no text, and those whose text could not be read.
SELECT
    count(*) FILTER (satisfaction_text IS NULL OR satisfaction_reading = 'missing') AS not_asked,
    count(*) FILTER (satisfaction_text IS NOT NULL AND satisfaction_reading <> 'missing') AS unreadable,
    count(DISTINCT person_key) FILTER (satisfaction_text IS NULL OR satisfaction_reading = 'missing')
        AS people_not_asked,
    count(DISTINCT person_key) FILTER (satisfaction_text IS NOT NULL AND satisfaction_reading <> 'missing')
        AS people_unreadable
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE satisfaction IS NULL

-- name: voices
-- What was liked and disliked, newest first.
SELECT
    interview_id, student_key, person_key, satisfaction AS score, liked, disliked,
    professional_name, coalesce(may_keep_answers, false) AS may_keep_answers, occupation, field
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE liked IS NOT NULL OR disliked IS NOT NULL
ORDER BY interview_date DESC NULLS LAST, first_raw DESC
LIMIT $limit
