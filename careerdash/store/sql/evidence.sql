-- name: rows_of_record
-- The active rows that speak of a record, as far as they speak of a student in scope.
SELECT
    f.name AS file, s.name AS sheet, r.row, r.cells, s.headers, s.mapping, r.batch, r.raw_id,
    json_extract(s.decisions, '$.places') AS places
FROM row_links AS l
JOIN raw_rows AS r ON r.raw_id = l.raw_id
JOIN batches AS b ON b.batch = r.batch
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE l.entity = $entity AND l.record_id = $record_id
  AND b.active
  AND EXISTS (
    FROM row_links AS other
    JOIN students AS member ON member.student_key = other.record_id
    WHERE other.raw_id = l.raw_id AND other.entity = 'student'
      AND member.class_id IN (SELECT unnest($classes::VARCHAR[]))
  )
ORDER BY r.raw_id

-- name: interviews_behind
-- The interviews behind a figure or one mark of its chart, those first that count in it. What counts is what the figure
-- counts: of pay, scores and origins the latest of each professional; everybody once (who), however often they tell.
-- total and counted stand on every line: all interviews listed, and who counts among them.
WITH class_years AS (
    SELECT unnest($year_classes::VARCHAR[]) AS class_id, unnest($class_years::INTEGER[]) AS year
),
naming AS (
    SELECT interview_id, person_key, count(DISTINCT skill_key) AS named
    FROM interview_skills
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND CASE $having::VARCHAR
        WHEN 'skills' THEN true
        WHEN 'skill' THEN skill_key = $value::VARCHAR
        WHEN 'competency' THEN competency = $value::VARCHAR
        WHEN 'skill_pair' THEN list_contains(string_split($value::VARCHAR, chr(10)), skill_key)
        ELSE false END
    GROUP BY interview_id, person_key
),
told AS (
    SELECT
        i.interview_id, i.student_key, i.person_key, i.interview_date, recency(i.interview_date, i.first_raw) AS age,
        i.skills_text IS NOT NULL AS names_skills,
        coalesce(CASE $group::VARCHAR
            WHEN 'field' THEN i.field_key WHEN 'industry' THEN i.industry_key WHEN 'occupation' THEN i.occupation_key
            WHEN 'level' THEN i.level WHEN 'class' THEN i.class_id WHEN 'year' THEN y.year::VARCHAR
            WHEN 'years' THEN years_band(i.years_experience) WHEN 'hours' THEN hours_band(i.weekly_hours)
        END, '') AS group_key,
        CASE $group::VARCHAR
            WHEN 'field' THEN i.field WHEN 'industry' THEN i.industry WHEN 'occupation' THEN i.occupation
        END AS label,
        CASE $having::VARCHAR WHEN 'aspect' THEN i.student_key ELSE i.person_key END AS who,
        -- of whom only the latest counts
        CASE WHEN $having::VARCHAR IN ('entry', 'experienced', 'own_pay', 'score', 'satisfaction')
            THEN coalesce(i.professional_id, i.interview_id)
            WHEN $having::VARCHAR = 'origin' THEN i.person_key END AS unit,
        CASE $having::VARCHAR
            WHEN 'entry' THEN post_currency(
                i.salary_entry_reading, i.salary_entry_currency, i.salary_reading, i.salary_currency, i.level = 'entry')
            WHEN 'experienced' THEN post_currency(i.salary_experienced_reading, i.salary_experienced_currency,
                i.salary_reading, i.salary_currency, i.level IN ('mid', 'senior'))
            WHEN 'own_pay' THEN experience_currency(i.years_experience, i.salary_entry_reading, i.salary_entry_currency,
                i.salary_experienced_reading, i.salary_experienced_currency, i.salary_reading, i.salary_currency)
        END AS currency,
        $value::VARCHAR = '' OR list_contains(string_split($value::VARCHAR, chr(10)), currency) AS asked,
        CASE $having::VARCHAR
            WHEN 'salary' THEN coalesce(i.salary_text, i.salary_entry_text, i.salary_experienced_text) IS NOT NULL
            WHEN 'satisfaction' THEN i.satisfaction_text IS NOT NULL
            WHEN 'skills' THEN i.skills_text IS NOT NULL
            WHEN 'referrals' THEN coalesce(i.referral, i.referred_by, i.relationship_text) IS NOT NULL
            WHEN 'expectations' THEN coalesce(i.salary_guessed_text, i.fit_text, i.prior_view) IS NOT NULL
                OR coalesce(i.before_workload, i.before_prospects, i.before_environment, i.before_interest) IS NOT NULL
            WHEN 'voices' THEN coalesce(i.liked, i.disliked) IS NOT NULL
            WHEN 'score' THEN i.satisfaction IS NOT NULL
                AND ($value::VARCHAR = '' OR score_point(i.satisfaction)::VARCHAR = $value::VARCHAR)
            WHEN 'entry' THEN currency IS NOT NULL AND asked
            WHEN 'experienced' THEN currency IS NOT NULL AND asked
            WHEN 'own_pay' THEN i.years_experience IS NOT NULL AND currency IS NOT NULL AND asked
            WHEN 'outcome' THEN CASE $value::VARCHAR
                WHEN 'ranges' THEN 'range' IN (i.salary_reading, i.salary_entry_reading, i.salary_experienced_reading)
                WHEN 'unplaced' THEN i.level IS NULL AND coalesce(i.salary_entry_reading, 'missing') = 'missing'
                    AND coalesce(i.salary_experienced_reading, 'missing') = 'missing'
                    AND i.salary_reading IN ('amount', 'range')
                ELSE pay_outcome(i.salary_reading, i.salary_entry_reading, i.salary_experienced_reading)
                    = $value::VARCHAR END
            WHEN 'origin' THEN i.relationship = $value::VARCHAR
            WHEN 'guess' THEN i.salary_guessed_reading IN ('amount', 'range') AND i.salary_guessed_currency = $value::VARCHAR
            WHEN 'aspect' THEN CASE $value::VARCHAR
                WHEN 'workload' THEN i.before_workload + i.after_workload
                WHEN 'prospects' THEN i.before_prospects + i.after_prospects
                WHEN 'environment' THEN i.before_environment + i.after_environment
                WHEN 'interest' THEN i.before_interest + i.after_interest END IS NOT NULL
            ELSE true END AS lists,
        CASE $having::VARCHAR
            WHEN 'score' THEN i.satisfaction IS NOT NULL
            WHEN 'satisfaction' THEN i.satisfaction IS NOT NULL
            WHEN 'entry' THEN $period::VARCHAR = ''
                OR post_amount(i.salary_entry_reading, i.salary_entry_period, i.salary_period) = $period::VARCHAR
            WHEN 'experienced' THEN $period::VARCHAR = '' OR $period::VARCHAR
                = post_amount(i.salary_experienced_reading, i.salary_experienced_period, i.salary_period)
            WHEN 'origin' THEN i.relationship IS NOT NULL
            WHEN 'guess' THEN i.salary_guessed_yearly_low + i.salary_guessed_yearly_high > 0 AND i.salary_guessed_currency
                = post_currency(i.salary_entry_reading, i.salary_entry_currency, i.salary_reading, i.salary_currency,
                    i.level = 'entry')
            ELSE true END AS tells
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS i
    LEFT JOIN class_years AS y ON y.class_id = i.class_id
),
-- the one group somebody counts in who names skills in several
homes AS (
    SELECT person_key, arg_max(group_key, age) AS group_key, arg_max(label, age) AS label
    FROM told
    WHERE $having::VARCHAR = 'skill' AND $group::VARCHAR <> '' AND names_skills
    GROUP BY person_key
),
chosen AS (
    SELECT t.*, h.group_key AS home_key, h.label AS home_label
    FROM told AS t
    LEFT JOIN homes AS h ON h.person_key = t.person_key
    WHERE t.lists AND (len($interviews::VARCHAR[]) = 0 OR list_contains($interviews::VARCHAR[], t.interview_id))
      AND ($group::VARCHAR NOT IN ('field', 'industry', 'occupation', 'level', 'class', 'year', 'years', 'hours')
        OR t.group_key = $key::VARCHAR OR h.group_key = $key::VARCHAR)
),
-- which interview of a professional counts; pay in other currencies tells nothing here
latest AS (
    SELECT unit, arg_max(interview_id, age) AS interview_id, arg_max(group_key, age) AS group_key,
        arg_max(label, age) AS label, arg_max(interview_date, age) AS interview_date
    FROM told
    WHERE unit IN (SELECT unit FROM chosen) AND tells
      AND (lists OR $having::VARCHAR NOT IN ('entry', 'experienced', 'own_pay'))
    GROUP BY unit
),
of_both AS (
    SELECT n.person_key
    FROM interview_skills AS n
    WHERE $having::VARCHAR = 'skill_pair' AND n.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND list_contains(string_split($value::VARCHAR, chr(10)), n.skill_key)
      AND n.interview_id IN (SELECT interview_id FROM told)
    GROUP BY n.person_key HAVING count(DISTINCT n.skill_key) = 2
),
listed AS (
    SELECT
        c.interview_id, c.student_key, c.who, c.age, coalesce(c.tells, false) AS tells,
        coalesce(l.interview_date, c.interview_date) AS counts_on,
        coalesce(l.interview_id = c.interview_id, true) AS is_latest,
        coalesce(c.home_key = $key::VARCHAR, l.group_key = c.group_key, true) AS is_home,
        coalesce(c.home_key, l.group_key) AS counts_key, coalesce(c.home_label, l.label) AS counts_label,
        coalesce(c.tells, false) AND coalesce(l.interview_id = c.interview_id, c.unit IS NULL)
            AND coalesce(c.home_key = $key::VARCHAR, true)
            AND ($having::VARCHAR <> 'skills' OR n.interview_id IS NOT NULL) AS counted
    FROM chosen AS c
    LEFT JOIN naming AS n ON n.interview_id = c.interview_id
    LEFT JOIN latest AS l ON l.unit = c.unit
    WHERE ($having::VARCHAR NOT IN ('skill', 'competency', 'skill_pair') OR n.interview_id IS NOT NULL)
      AND ($having::VARCHAR <> 'skill_pair' OR c.person_key IN (SELECT person_key FROM of_both))
),
once AS (
    SELECT who, arg_max(interview_id, age) AS interview_id FROM listed
    WHERE counted AND $having::VARCHAR IN ('entry', 'experienced', 'own_pay', 'score', 'satisfaction', 'skill', 'skills',
        'competency', 'skill_pair', 'origin', 'guess', 'aspect', 'theme')
    GROUP BY who
),
page AS (
    SELECT l.*, o.interview_id IS NOT NULL AS is_first
    FROM listed AS l LEFT JOIN once AS o ON o.interview_id = l.interview_id
    ORDER BY is_first DESC, counted DESC, l.age DESC
    LIMIT $limit OFFSET $offset
)
SELECT
    i.interview_id, i.student_key, s.student_name, s.class_name, i.professional_name, i.organisation,
    i.occupation, i.industry, i.field, i.level, i.interview_date AS date, i.salary_text, i.salary_entry_text,
    i.salary_experienced_text, i.satisfaction, i.satisfaction_text, i.skills_text, f.file, f.sheet, f.row,
    p.counted, p.is_first, p.tells, p.is_latest, p.is_home, p.counts_on, p.counts_key, p.counts_label,
    (SELECT count(*) FROM listed) AS total, (SELECT count(*) FROM once) AS people
FROM page AS p
JOIN interviews AS i ON i.interview_id = p.interview_id
JOIN students AS s ON s.student_key = i.student_key
LEFT JOIN sources AS f ON f.raw_id = i.first_raw
ORDER BY p.is_first DESC, p.counted DESC, p.age DESC
