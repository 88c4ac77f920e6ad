-- The tables of the outside interface, column for column. Row order never depends on random ids
-- where the data differ, so that the same records always give the same bytes.

-- name: students
WITH talks AS (
    SELECT student_key, field_key, min(field) AS field, min(interview_date) AS first_date, min(first_raw) AS first_raw,
        count(*) FILTER (
            WHERE interview_date <= $as_of::DATE OR (interview_date IS NULL AND has_answers)
        ) AS held
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    GROUP BY student_key, field_key
),
per_student AS (
    SELECT student_key, sum(held)::BIGINT AS held,
        string_agg(field, '; ' ORDER BY first_date NULLS LAST, first_raw) AS fields
    FROM talks
    GROUP BY student_key
)
SELECT s.student_id, s.student_name, s.class_name, s.major, s.year, s.email, s.status, s.holland_code,
    coalesce(p.held, 0) AS interviews_held, p.fields
FROM students AS s
LEFT JOIN per_student AS p ON p.student_key = s.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY s.class_name, s.student_id NULLS LAST, s.student_name, s.first_raw, s.student_key

-- name: interviews
WITH named AS (
    SELECT interview_id, string_agg(skill, '; ' ORDER BY position) AS skills
    FROM interview_skills
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    GROUP BY interview_id
)
SELECT i.interview_id, s.student_id, s.student_name, s.class_name, i.field, i.professional_id, i.professional_name,
    i.organisation, i.occupation, i.industry, i.level, i.years_experience, i.workplace_city, i.weekly_hours,
    i.relationship, i.referred_by, i.interview_date, i.method, i.place, i.duration_minutes, i.permission,
    i.notes_date, i.thanked_on,
    coalesce(i.interview_date <= $as_of::DATE, i.has_answers) AS held,
    i.satisfaction, i.satisfaction_text, i.liked, i.disliked, i.fit, i.prior_view, i.reality, n.skills,
    o.file AS source_file, o.sheet AS source_sheet, o.row AS source_row, o.batch,
    i.salary_text, i.salary_reading, i.salary_low, i.salary_high, i.salary_currency, i.salary_period,
    i.salary_months, i.salary_yearly_low, i.salary_yearly_high,
    i.salary_entry_text, i.salary_entry_reading, i.salary_entry_low, i.salary_entry_high, i.salary_entry_currency,
    i.salary_entry_period, i.salary_entry_months, i.salary_entry_yearly_low, i.salary_entry_yearly_high,
    i.salary_experienced_text, i.salary_experienced_reading, i.salary_experienced_low, i.salary_experienced_high,
    i.salary_experienced_currency, i.salary_experienced_period, i.salary_experienced_months,
    i.salary_experienced_yearly_low, i.salary_experienced_yearly_high
FROM interviews AS i
JOIN students AS s ON s.student_key = i.student_key
LEFT JOIN sources AS o ON o.raw_id = i.first_raw
LEFT JOIN named AS n ON n.interview_id = i.interview_id
WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY s.class_name, s.student_id NULLS LAST, s.student_name, i.interview_date NULLS LAST,
    o.file, o.sheet, o.row, i.first_raw, i.interview_id

-- name: job_interviews
SELECT s.student_id, s.student_name, s.class_name, j.employer, j.post, j.round, j.round_order, j.date, j.interviewer,
    j.result, j.prepared, j.offer, j.offered_salary_text, j.offered_salary_yearly_low, j.offered_salary_yearly_high,
    o.file AS source_file, o.sheet AS source_sheet, o.row AS source_row
FROM job_interviews AS j
JOIN students AS s ON s.student_key = j.student_key
LEFT JOIN sources AS o ON o.raw_id = j.first_raw
WHERE j.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY s.class_name, s.student_id NULLS LAST, s.student_name, j.employer, j.post, j.round_order NULLS LAST,
    j.date NULLS LAST, o.file, o.sheet, o.row, j.first_raw, j.job_interview_id

-- name: skills
WITH said AS (
    SELECT k.*, i.field
    FROM interview_skills AS k
    JOIN interviews AS i ON i.interview_id = k.interview_id
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
        AND coalesce(i.interview_date <= $as_of::DATE, i.has_answers)
)
SELECT min(skill) AS skill, min(category) AS category, min(competency) AS competency,
    count(DISTINCT person_key) AS professionals, count(DISTINCT interview_id) AS interviews, min(field) AS field
FROM said
GROUP BY skill_key, field_key
ORDER BY professionals DESC, skill, field, field_key

-- Groups of fewer than $people people are joined to 'other fields'; where that leaves a few people over
-- beside the number of a whole skill, only the whole skill is given ('all fields').
-- name: shared_skills
WITH said AS (
    SELECT k.*, i.field
    FROM interview_skills AS k
    JOIN interviews AS i ON i.interview_id = k.interview_id
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
        AND k.known  -- a text that is in no list may name a person or an employer
        AND coalesce(i.interview_date <= $as_of::DATE, i.has_answers)
),
field_labels AS (SELECT field_key, min(field) AS field FROM said GROUP BY field_key),
sized AS (
    SELECT skill_key, field_key, count(DISTINCT person_key) AS people FROM said GROUP BY skill_key, field_key
),
cells AS (
    SELECT s.skill_key, CASE WHEN z.people >= $people::INTEGER THEN l.field ELSE $other::VARCHAR END AS field,
        count(DISTINCT s.person_key) AS professionals, count(DISTINCT s.interview_id) AS interviews
    FROM said AS s
    JOIN sized AS z ON z.skill_key = s.skill_key AND z.field_key = s.field_key
    JOIN field_labels AS l ON l.field_key = s.field_key
    GROUP BY 1, 2
),
totals AS (
    SELECT skill_key, min(skill) AS skill, min(category) AS category, min(competency) AS competency,
        count(DISTINCT person_key) AS professionals, count(DISTINCT interview_id) AS interviews
    FROM said
    GROUP BY skill_key
),
judged AS (
    SELECT c.skill_key, bool_and(
        c.professionals >= $people::INTEGER
        AND (t.professionals = c.professionals OR t.professionals - c.professionals >= $people::INTEGER)
    ) AND bool_or(c.field <> $other::VARCHAR) AS safe
    FROM cells AS c
    JOIN totals AS t ON t.skill_key = c.skill_key
    GROUP BY c.skill_key
),
released AS (
    SELECT c.skill_key, c.professionals, c.interviews, c.field
    FROM cells AS c
    JOIN judged AS j ON j.skill_key = c.skill_key
    WHERE j.safe
    UNION ALL
    SELECT t.skill_key, t.professionals, t.interviews, $all::VARCHAR
    FROM totals AS t
    JOIN judged AS j ON j.skill_key = t.skill_key
    WHERE NOT j.safe AND t.professionals >= $people::INTEGER
)
SELECT t.skill, t.category, t.competency, r.professionals, r.interviews, r.field
FROM released AS r
JOIN totals AS t ON t.skill_key = r.skill_key
ORDER BY r.professionals DESC, t.skill, r.field

-- Rows that speak about nobody yet (held rows, banners) belong to no class: they come with $everything only.
-- name: raw_rows
WITH members AS (
    SELECT student_key AS record_id FROM students WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION ALL
    SELECT interview_id FROM interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION ALL
    SELECT planning_id FROM planning WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION ALL
    SELECT job_interview_id FROM job_interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
),
wanted AS (
    SELECT DISTINCT l.raw_id FROM row_links AS l WHERE l.record_id IN (SELECT record_id FROM members)
),
numbered AS (
    SELECT r.raw_id, o.file, o.sheet, o.row, o.status, o.batch, r.cells, r.sheet_id,
        unnest(range(1, len(r.cells) + 1)) AS position
    FROM raw_rows AS r
    JOIN sources AS o ON o.raw_id = r.raw_id
    WHERE $everything::BOOLEAN OR r.raw_id IN (SELECT raw_id FROM wanted)
)
SELECT n.file, n.sheet, n.row,
    CASE
        WHEN n.position <= 26 THEN chr((64 + n.position)::INTEGER)
        WHEN n.position <= 702
            THEN chr((64 + (n.position - 1) // 26)::INTEGER) || chr((65 + (n.position - 1) % 26)::INTEGER)
        ELSE chr((64 + (n.position - 703) // 676 + 1)::INTEGER)
            || chr((65 + ((n.position - 703) // 26) % 26)::INTEGER)
            || chr((65 + (n.position - 1) % 26)::INTEGER)
    END AS "column",
    -- nothing above the header stands under it, and what a form has beside its labels and values has no header
    CASE
        WHEN n.status = 'note' AND (n.row <= h.header_row OR json_extract_string(h.decisions, '$.form') = 'true') THEN NULL
        ELSE h.headers[n.position]
    END AS header,
    n.cells[n.position] AS text, n.status, n.batch
FROM numbered AS n
JOIN sheets AS h ON h.sheet_id = n.sheet_id
WHERE n.cells[n.position] IS NOT NULL AND n.cells[n.position] <> ''
ORDER BY n.raw_id, n.position

-- name: class_names
SELECT class_id, class_name FROM classes
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY class_name, class_id

-- Who stands behind each group of a report, as the questions count them: one value per professional, the latest.
-- With $apart class by class, else over all of them together (class_id '').
-- name: people_behind
WITH told AS (
    SELECT
        CASE WHEN $apart::BOOLEAN THEN class_id ELSE '' END AS class_id, interview_id,
        coalesce(professional_id, interview_id) AS professional, person_key, coalesce(field_key, '') AS field_key,
        recency(interview_date, first_raw) AS age, satisfaction,
        CASE WHEN coalesce(salary_entry_reading, 'missing') = 'missing'
            THEN level = 'entry' AND salary_reading IN ('amount', 'range') AND salary_currency = $currency
            ELSE salary_entry_reading IN ('amount', 'range') AND salary_entry_currency = $currency
        END AS entry,
        CASE WHEN coalesce(salary_experienced_reading, 'missing') = 'missing'
            THEN level IN ('mid', 'senior') AND salary_reading IN ('amount', 'range') AND salary_currency = $currency
            ELSE salary_experienced_reading IN ('amount', 'range') AND salary_experienced_currency = $currency
        END AS experienced
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(interview_date, has_answers, $as_of)
),
behind AS (
    SELECT 'entry' AS measure, class_id, arg_max(field_key, age) AS group_key, any_value(person_key) AS person
    FROM told WHERE entry GROUP BY class_id, professional
    UNION ALL
    SELECT 'experienced', class_id, arg_max(field_key, age), any_value(person_key)
    FROM told WHERE experienced GROUP BY class_id, professional
    UNION ALL
    SELECT 'satisfaction', class_id, arg_max(field_key, age), any_value(person_key)
    FROM told WHERE satisfaction IS NOT NULL GROUP BY class_id, professional
    UNION ALL
    SELECT 'satisfied', class_id, arg_max(field_key, age), any_value(person_key)
    FROM told WHERE satisfaction IS NOT NULL GROUP BY class_id, professional HAVING arg_max(satisfaction, age) >= 3.5
    UNION ALL
    SELECT 'dissatisfied', class_id, arg_max(field_key, age), any_value(person_key)
    FROM told WHERE satisfaction IS NOT NULL GROUP BY class_id, professional HAVING arg_max(satisfaction, age) < 2.5
    UNION ALL
    SELECT 'skill', t.class_id, s.skill_key, t.person_key
    FROM told AS t
    JOIN interview_skills AS s ON s.interview_id = t.interview_id
    WHERE s.known
)
SELECT DISTINCT measure, class_id, group_key, person FROM behind
