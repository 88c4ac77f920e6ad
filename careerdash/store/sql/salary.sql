-- name: spreads
-- Quartiles per group and post, and over all groups (group_key null). One value per professional, post and
-- currency: the latest. Entry pay is what was told of entry posts, else the own pay of a professional of
-- entry level; experienced pay likewise, of mid or senior level. Pooled groups share the key '*'.
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
        CASE WHEN coalesce(salary_entry_reading, 'missing') = 'missing'
            THEN CASE WHEN level = 'entry' AND salary_reading IN ('amount', 'range')
                AND salary_currency = $currency THEN (salary_yearly_low + salary_yearly_high) / 2 END
            WHEN salary_entry_reading IN ('amount', 'range') AND salary_entry_currency = $currency
            THEN (salary_entry_yearly_low + salary_entry_yearly_high) / 2
        END AS entry,
        CASE WHEN coalesce(salary_experienced_reading, 'missing') = 'missing'
            THEN CASE WHEN level IN ('mid', 'senior') AND salary_reading IN ('amount', 'range')
                AND salary_currency = $currency THEN (salary_yearly_low + salary_yearly_high) / 2 END
            WHEN salary_experienced_reading IN ('amount', 'range') AND salary_experienced_currency = $currency
            THEN (salary_experienced_yearly_low + salary_experienced_yearly_high) / 2
        END AS experienced
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
latest AS (
    SELECT
        any_value(person) AS person,
        arg_max(entry, age) AS entry,
        arg_max(group_key, age) FILTER (entry IS NOT NULL) AS entry_group,
        arg_max(label, age) FILTER (entry IS NOT NULL) AS entry_label,
        arg_max(experienced, age) AS experienced,
        arg_max(group_key, age) FILTER (experienced IS NOT NULL) AS experienced_group,
        arg_max(label, age) FILTER (experienced IS NOT NULL) AS experienced_label
    FROM told WHERE entry IS NOT NULL OR experienced IS NOT NULL
    GROUP BY professional
),
amounts AS (
    SELECT
        'entry' AS post, person, entry AS amount, entry_label AS label,
        CASE WHEN list_contains($pooled_entry::VARCHAR[], entry_group) THEN '*' ELSE entry_group END AS group_key
    FROM latest WHERE entry IS NOT NULL
    UNION ALL
    SELECT
        'experienced', person, experienced, experienced_label,
        CASE WHEN list_contains($pooled_experienced::VARCHAR[], experienced_group) THEN '*'
            ELSE experienced_group END
    FROM latest WHERE experienced IS NOT NULL
)
SELECT
    post, group_key,
    mode(label) AS label,
    count(DISTINCT person) AS people,
    count(*) AS amounts,
    quantile_cont(amount, [0.25, 0.5, 0.75]) AS quartiles,
    min(amount, 10) AS smallest
FROM amounts
GROUP BY GROUPING SETS ((post, group_key), (post))

-- name: readings
-- What became of the pay texts: one outcome per interview, the best of its readings.
WITH told AS (
    SELECT
        hash(person_key) AS person,
        level IS NULL AND coalesce(salary_entry_reading, 'missing') = 'missing'
            AND coalesce(salary_experienced_reading, 'missing') = 'missing' AS unplaced,
        'range' IN (salary_reading, salary_entry_reading, salary_experienced_reading) AS is_range,
        CASE
            WHEN salary_reading IN ('amount', 'range') OR salary_entry_reading IN ('amount', 'range')
                OR salary_experienced_reading IN ('amount', 'range') THEN 'read'
            WHEN salary_reading IN ('at_least', 'at_most') OR salary_entry_reading IN ('at_least', 'at_most')
                OR salary_experienced_reading IN ('at_least', 'at_most') THEN 'one_sided'
            WHEN 'declined' IN (salary_reading, salary_entry_reading, salary_experienced_reading) THEN 'declined'
            WHEN 'unreadable' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
                THEN 'unreadable'
            ELSE 'missing'
        END AS outcome
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
)
SELECT outcome, count(*) AS told, count(*) FILTER (is_range) AS ranges, count(*) FILTER (unplaced) AS unplaced
FROM told GROUP BY outcome

-- name: reading_people
-- The same for the share view: distinct people instead of interviews.
WITH told AS (
    SELECT
        hash(person_key) AS person,
        level IS NULL AND coalesce(salary_entry_reading, 'missing') = 'missing'
            AND coalesce(salary_experienced_reading, 'missing') = 'missing' AS unplaced,
        'range' IN (salary_reading, salary_entry_reading, salary_experienced_reading) AS is_range,
        CASE
            WHEN salary_reading IN ('amount', 'range') OR salary_entry_reading IN ('amount', 'range')
                OR salary_experienced_reading IN ('amount', 'range') THEN 'read'
            WHEN salary_reading IN ('at_least', 'at_most') OR salary_entry_reading IN ('at_least', 'at_most')
                OR salary_experienced_reading IN ('at_least', 'at_most') THEN 'one_sided'
            WHEN 'declined' IN (salary_reading, salary_entry_reading, salary_experienced_reading) THEN 'declined'
            WHEN 'unreadable' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
                THEN 'unreadable'
            ELSE 'missing'
        END AS outcome
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
)
SELECT
    coalesce(outcome, 'all') AS outcome,
    count(DISTINCT person) AS told,
    count(DISTINCT person) FILTER (is_range) AS ranges,
    count(DISTINCT person) FILTER (unplaced) AS unplaced
FROM told GROUP BY GROUPING SETS ((outcome), ())

-- name: currencies
-- The currencies pay was read in, most frequent first.
WITH told AS (
    SELECT salary_currency, salary_entry_currency, salary_experienced_currency,
        salary_reading, salary_entry_reading, salary_experienced_reading
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
counted AS (
    SELECT salary_currency AS currency, count(*) AS amounts FROM told
    WHERE salary_reading IN ('amount', 'range') GROUP BY 1
    UNION ALL
    SELECT salary_entry_currency, count(*) FROM told
    WHERE salary_entry_reading IN ('amount', 'range') GROUP BY 1
    UNION ALL
    SELECT salary_experienced_currency, count(*) FROM told
    WHERE salary_experienced_reading IN ('amount', 'range') GROUP BY 1
)
SELECT currency, sum(amounts)::BIGINT AS amounts FROM counted
WHERE currency IS NOT NULL
GROUP BY currency ORDER BY amounts DESC, currency
