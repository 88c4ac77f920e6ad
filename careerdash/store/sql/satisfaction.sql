-- name: scores
-- Scores per group, and over all groups (group_key null): one per professional, the latest. Pooled groups
-- share the key '*'.
WITH told AS (
    SELECT
        hash(coalesce(professional_id, interview_id)) AS professional,
        hash(person_key) AS person,
        coalesce(CASE $group
            WHEN 'field' THEN field_key WHEN 'industry' THEN industry_key
            WHEN 'occupation' THEN occupation_key WHEN 'level' THEN level
        END, '') AS group_key,
        CASE $group
            WHEN 'field' THEN field WHEN 'industry' THEN industry
            WHEN 'occupation' THEN occupation WHEN 'level' THEN level
        END AS label,
        recency(interview_date, first_raw) AS age,
        satisfaction
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
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
    SELECT person, score, label, least(5, greatest(1, round(score)))::INTEGER AS bucket,
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
    interview_id, student_key, satisfaction AS score, liked, disliked,
    professional_name, coalesce(may_keep_answers, false) AS may_keep_answers, occupation, field
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE liked IS NOT NULL OR disliked IS NOT NULL
ORDER BY interview_date DESC NULLS LAST, first_raw DESC
LIMIT $limit
