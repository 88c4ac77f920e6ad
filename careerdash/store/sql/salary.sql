-- name: spreads
-- Quartiles per group and post, and over all groups (group_key null). One value per professional and post, and per
-- currency where nothing is converted: the latest. Entry pay is what was told of entry posts, else the own pay of a
-- professional of entry level; experienced pay likewise, of mid or senior level. Pooled groups share the key '*'.
-- What counts is pay in the currency asked for, and in others where a factor of its year is given.
WITH factors AS (
    SELECT
        unnest($rate_currencies::VARCHAR[]) AS currency, unnest($rate_years::INTEGER[]) AS year,
        unnest($rate_factors::DOUBLE[]) AS factor
),
class_years AS (
    SELECT unnest($year_classes::VARCHAR[]) AS class_id, unnest($class_years::INTEGER[]) AS year
),
stated AS (
    SELECT
        *,
        post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency, level = 'entry')
            AS entry_currency,
        post_currency(salary_experienced_reading, salary_experienced_currency, salary_reading, salary_currency,
            level IN ('mid', 'senior')) AS experienced_currency,
        post_amount(salary_entry_reading,
            pay_middle(salary_entry_low, salary_entry_high, salary_entry_period, salary_entry_yearly_low,
                salary_entry_yearly_high, $period),
            pay_middle(salary_low, salary_high, salary_period, salary_yearly_low, salary_yearly_high, $period)
        ) AS entry_amount,
        post_amount(salary_experienced_reading,
            pay_middle(salary_experienced_low, salary_experienced_high, salary_experienced_period,
                salary_experienced_yearly_low, salary_experienced_yearly_high, $period),
            pay_middle(salary_low, salary_high, salary_period, salary_yearly_low, salary_yearly_high, $period)
        ) AS experienced_amount
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
told AS (
    SELECT
        hash(coalesce(professional_id, interview_id)) AS professional,
        hash(person_key) AS person,
        coalesce(CASE $group
            WHEN 'field' THEN field_key WHEN 'industry' THEN industry_key
            WHEN 'occupation' THEN occupation_key WHEN 'level' THEN level
            WHEN 'class' THEN stated.class_id WHEN 'year' THEN class_years.year::VARCHAR
        END, '') AS group_key,
        CASE $group
            WHEN 'field' THEN field WHEN 'industry' THEN industry
            WHEN 'occupation' THEN occupation WHEN 'level' THEN level
        END AS label,
        recency(interview_date, first_raw) AS age,
        entry_amount * CASE WHEN entry_currency = $currency THEN 1 ELSE of_entry.factor END AS entry,
        experienced_amount
            * CASE WHEN experienced_currency = $currency THEN 1 ELSE of_experienced.factor END AS experienced
    FROM stated
    LEFT JOIN class_years ON class_years.class_id = stated.class_id
    LEFT JOIN factors AS of_entry ON of_entry.currency = entry_currency
        AND of_entry.year = pay_year(interview_date, class_years.year, $today)
    LEFT JOIN factors AS of_experienced ON of_experienced.currency = experienced_currency
        AND of_experienced.year = pay_year(interview_date, class_years.year, $today)
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

-- name: class_labels
SELECT class_id, class_name, year FROM classes WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: by_years
-- Quartiles of what professionals earn after so many years, in one currency: entry pay of those with less than three
-- years, experienced pay of the others, else their own pay. One value per professional: the latest. Pooled bands share
-- the key '*'.
WITH told AS (
    SELECT
        hash(coalesce(professional_id, interview_id)) AS professional, hash(person_key) AS person,
        recency(interview_date, first_raw) AS age,
        years_band(years_experience) AS band,
        CASE WHEN $currency = experience_currency(years_experience, salary_entry_reading, salary_entry_currency,
                salary_experienced_reading, salary_experienced_currency, salary_reading, salary_currency)
            THEN CASE
                WHEN years_experience < 3 AND coalesce(salary_entry_reading, 'missing') <> 'missing'
                    THEN (salary_entry_yearly_low + salary_entry_yearly_high) / 2
                WHEN years_experience >= 3 AND coalesce(salary_experienced_reading, 'missing') <> 'missing'
                    THEN (salary_experienced_yearly_low + salary_experienced_yearly_high) / 2
                ELSE (salary_yearly_low + salary_yearly_high) / 2 END
        END AS amount
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE years_experience IS NOT NULL
),
latest AS (
    SELECT any_value(person) AS person, arg_max(amount, age) AS amount, arg_max(band, age) AS band
    FROM told WHERE amount IS NOT NULL GROUP BY professional
),
pooled AS (
    SELECT person, amount, CASE WHEN list_contains($pooled::VARCHAR[], band) THEN '*' ELSE band END AS band FROM latest
)
SELECT band, count(DISTINCT person) AS people, count(*) AS amounts, quantile_cont(amount, [0.25, 0.5, 0.75]) AS quartiles,
    min(amount, 10) AS smallest
FROM pooled GROUP BY GROUPING SETS ((band), ())

-- name: readings
-- What became of the pay texts: one outcome per interview, the best of its readings.
WITH told AS (
    SELECT
        hash(person_key) AS person,
        level IS NULL AND coalesce(salary_entry_reading, 'missing') = 'missing'
            AND coalesce(salary_experienced_reading, 'missing') = 'missing' AS unplaced,
        'range' IN (salary_reading, salary_entry_reading, salary_experienced_reading) AS is_range,
        pay_outcome(salary_reading, salary_entry_reading, salary_experienced_reading) AS outcome
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
        pay_outcome(salary_reading, salary_entry_reading, salary_experienced_reading) AS outcome
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

-- name: periods
-- The periods pay in one currency was stated for, most frequent first.
WITH told AS (
    SELECT salary_currency, salary_entry_currency, salary_experienced_currency,
        salary_period, salary_entry_period, salary_experienced_period,
        salary_reading, salary_entry_reading, salary_experienced_reading
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
counted AS (
    SELECT salary_period AS period FROM told
    WHERE salary_reading IN ('amount', 'range') AND salary_currency = $currency
    UNION ALL
    SELECT salary_entry_period FROM told
    WHERE salary_entry_reading IN ('amount', 'range') AND salary_entry_currency = $currency
    UNION ALL
    SELECT salary_experienced_period FROM told
    WHERE salary_experienced_reading IN ('amount', 'range') AND salary_experienced_currency = $currency
)
SELECT period, count(*) AS amounts FROM counted
WHERE period IS NOT NULL
GROUP BY period ORDER BY amounts DESC, period

-- name: conversion
-- What is converted and what is not: interviews with pay by currency, year and whether there is a rate for it.
WITH factors AS (
    SELECT
        unnest($rate_currencies::VARCHAR[]) AS currency, unnest($rate_years::INTEGER[]) AS year,
        unnest($rate_factors::DOUBLE[]) AS factor
),
class_years AS (
    SELECT unnest($year_classes::VARCHAR[]) AS class_id, unnest($class_years::INTEGER[]) AS year
),
told AS (
    SELECT
        interview_id, pay_year(interview_date, class_years.year, $today) AS year,
        unnest([
            CASE WHEN salary_reading IN ('amount', 'range') THEN salary_currency END,
            CASE WHEN salary_entry_reading IN ('amount', 'range') THEN salary_entry_currency END,
            CASE WHEN salary_experienced_reading IN ('amount', 'range') THEN salary_experienced_currency END
        ]) AS currency
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS chosen
    LEFT JOIN class_years ON class_years.class_id = chosen.class_id
)
SELECT told.currency, told.year, factor IS NOT NULL AS converted, count(DISTINCT interview_id) AS interviews
FROM told LEFT JOIN factors ON factors.currency = told.currency AND factors.year = told.year
WHERE told.currency IS NOT NULL
GROUP BY ALL ORDER BY told.currency, told.year
