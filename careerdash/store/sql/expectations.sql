-- name: aspects
-- What students rated from 1 to 5 before and after: per student first, so that a busy one counts once.
WITH rated AS (
    SELECT student_key,
        unnest(['workload', 'prospects', 'environment', 'interest']) AS aspect,
        unnest([before_workload, before_prospects, before_environment, before_interest]) AS before,
        unnest([after_workload, after_prospects, after_environment, after_interest]) AS after
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
told AS (
    SELECT student_key, aspect, avg(before) AS before, avg(after) AS after
    FROM rated WHERE before IS NOT NULL AND after IS NOT NULL
    GROUP BY student_key, aspect
)
SELECT aspect, count(*) AS students, avg(before) AS before, avg(after) AS after
FROM told GROUP BY aspect
ORDER BY abs(avg(after) - avg(before)) DESC, aspect

-- name: guesses
-- Pay as guessed beside the entry pay the same interview told, yearly midpoints in one currency, by field.
WITH pairs AS (
    SELECT student_key, person_key, field_key, field, salary_guessed_currency AS currency,
        (salary_guessed_yearly_low + salary_guessed_yearly_high) / 2 AS guessed,
        CASE WHEN salary_guessed_currency
                = post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency, level = 'entry')
            THEN post_amount(salary_entry_reading, (salary_entry_yearly_low + salary_entry_yearly_high) / 2,
                (salary_yearly_low + salary_yearly_high) / 2)
        END AS heard
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE salary_guessed_reading IN ('amount', 'range')
),
known AS (
    SELECT * FROM pairs WHERE guessed > 0 AND heard IS NOT NULL
),
used AS (
    SELECT if($currency::VARCHAR <> '', $currency::VARCHAR, mode(currency)) AS currency FROM known
)
SELECT k.field_key, mode(k.field) AS field, any_value(k.currency) AS currency, count(*) AS pairs,
    count(DISTINCT k.person_key) AS people, count(DISTINCT k.student_key) AS students,
    quantile_cont(k.guessed, 0.5) AS guessed, quantile_cont(k.heard, 0.5) AS heard
FROM known AS k
JOIN used AS u ON u.currency = k.currency
GROUP BY k.field_key
ORDER BY abs(quantile_cont(k.heard, 0.5) / quantile_cont(k.guessed, 0.5) - 1) DESC, k.field_key

-- name: decisions
-- The latest decision of each student about each field, and how far the ratings of that field moved.
WITH chosen AS (
    SELECT * FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
moved AS (
    SELECT student_key, field_key,
        list_avg(list_filter([
            abs(after_workload - before_workload), abs(after_prospects - before_prospects),
            abs(after_environment - before_environment), abs(after_interest - before_interest)
        ], lambda x: x IS NOT NULL)) AS distance
    FROM chosen
),
each AS (
    SELECT c.student_key, c.field_key, mode(c.field) AS field,
        arg_max(c.fit, recency(c.interview_date, c.first_raw)) FILTER (c.fit IS NOT NULL) AS fit,
        any_value(m.distance) AS distance
    FROM chosen AS c
    LEFT JOIN (SELECT student_key, field_key, avg(distance) AS distance FROM moved GROUP BY ALL) AS m
        ON m.student_key = c.student_key AND m.field_key = c.field_key
    GROUP BY c.student_key, c.field_key
)
SELECT field_key, mode(field) AS field, count(fit) AS decided,
    count(*) FILTER (fit = 'suitable') AS suitable,
    count(*) FILTER (fit = 'not_suitable') AS not_suitable,
    count(*) FILTER (fit = 'out_of_touch') AS out_of_touch,
    count(*) FILTER (fit = 'undecided') AS undecided,
    count(distance) AS rated, avg(distance) AS distance
FROM each
WHERE fit IS NOT NULL OR distance IS NOT NULL
GROUP BY field_key
ORDER BY count(*) FILTER (fit = 'out_of_touch') / greatest(count(fit), 1) DESC, avg(distance) DESC NULLS LAST, field_key

-- name: surprises
-- The interview that moved each student's picture most: pay as a part of the guess, ratings as a part of the scale.
WITH chosen AS (
    SELECT * FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
),
told AS (
    SELECT student_key, interview_id, field, 'pay' AS what, salary_guessed_currency AS currency,
        (salary_guessed_yearly_low + salary_guessed_yearly_high) / 2 AS before,
        CASE WHEN salary_guessed_currency
                = post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency, level = 'entry')
            THEN post_amount(salary_entry_reading, (salary_entry_yearly_low + salary_entry_yearly_high) / 2,
                (salary_yearly_low + salary_yearly_high) / 2)
        END AS after
    FROM chosen
    WHERE salary_guessed_reading IN ('amount', 'range')
    UNION ALL
    SELECT student_key, interview_id, field,
        unnest(['workload', 'prospects', 'environment', 'interest']), NULL,
        unnest([before_workload, before_prospects, before_environment, before_interest]),
        unnest([after_workload, after_prospects, after_environment, after_interest])
    FROM chosen
),
weighed AS (
    SELECT *, if(what = 'pay', abs(after / before - 1), abs(after - before) / 4) AS weight
    FROM told WHERE before > 0 AND after IS NOT NULL AND after <> before
),
most AS (
    SELECT student_key, arg_max(struct_pack(interview_id, field, what, currency, before, after), weight) AS told,
        max(weight) AS weight
    FROM weighed GROUP BY student_key
)
SELECT m.student_key, s.student_name, s.student_id, s.class_name, m.weight,
    told.interview_id, told.field, told.what, told.currency, told.before, told.after,
    i.prior_view, i.reality, i.professional_name, i.occupation, i.interview_date
FROM most AS m
JOIN students AS s ON s.student_key = m.student_key
JOIN interviews AS i ON i.interview_id = told.interview_id
ORDER BY m.weight DESC, s.student_name, m.student_key
LIMIT $limit::INTEGER

-- name: next_rounds
-- Students whose last round is decided and gave no field to stay in. Rounds are fields in the order they were begun, so
-- an interview in another field, held or planned, after the first one of the decided field is the next round.
WITH met AS (
    SELECT student_key, field_key, field, fit, interview_date, recency(interview_date, first_raw) AS age,
        fit IS NOT NULL AND was_held(interview_date, has_answers, $today) AS decides
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
),
latest AS (
    SELECT student_key, arg_max(field_key, age) AS field_key, arg_max(field, age) AS field, arg_max(fit, age) AS fit,
        arg_max(interview_date, age) AS decided_on
    FROM met WHERE decides GROUP BY student_key
),
begun AS (
    SELECT l.student_key, min(m.age) AS age
    FROM latest AS l JOIN met AS m ON m.student_key = l.student_key AND m.field_key = l.field_key
    GROUP BY l.student_key
)
SELECT l.student_key, s.student_name, s.student_id, s.class_name, l.field, l.fit, l.decided_on,
    l.fit = 'out_of_touch' AND coalesce(r.out_of_touch, $out_of_touch::VARCHAR) = 'require' AS required
FROM latest AS l
JOIN begun AS b ON b.student_key = l.student_key
JOIN students AS s ON s.student_key = l.student_key
LEFT JOIN class_rules AS r ON r.class_id = s.class_id
WHERE l.fit IN ('not_suitable', 'out_of_touch') AND s.status = 'active'
  AND s.class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND s.class_id NOT IN (SELECT class_id FROM class_settings WHERE closed)
  AND NOT EXISTS (
    SELECT 1 FROM met AS m
    WHERE m.student_key = l.student_key AND m.field_key <> l.field_key AND m.age > b.age
  )
ORDER BY required DESC, l.fit = 'out_of_touch' DESC, l.decided_on NULLS LAST, s.class_name, s.student_name, l.student_key
