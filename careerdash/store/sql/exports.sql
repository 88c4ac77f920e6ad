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

-- Who named which skill in which field, in how many interviews.
-- name: skill_people
SELECT k.skill_key, min(k.skill) OVER (PARTITION BY k.skill_key) AS skill,
    min(k.category) OVER (PARTITION BY k.skill_key) AS category,
    min(k.competency) OVER (PARTITION BY k.skill_key) AS competency,
    k.field_key, min(k.field) OVER (PARTITION BY k.field_key) AS field, k.person, k.interviews
FROM (
    SELECT s.skill_key, min(s.skill) AS skill, min(s.category) AS category, min(s.competency) AS competency,
        s.field_key, min(i.field) AS field, s.person_key AS person, count(DISTINCT s.interview_id) AS interviews
    FROM interview_skills AS s
    JOIN interviews AS i ON i.interview_id = s.interview_id
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
        AND s.known  -- a text that is in no list may name a person or an employer
        AND coalesce(i.interview_date <= $as_of::DATE, i.has_answers)
    GROUP BY s.skill_key, s.field_key, s.person_key
) AS k
ORDER BY k.skill_key, k.field_key, k.person

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
),
-- the values of a form stand anywhere on its sheet: the sheet says where
placed AS (
    SELECT n.*, CASE WHEN n.status <> 'note' THEN
        json_extract_string(h.decisions, '$.places."' || n.row || ',' || (n.position - 1) || '"') END AS place
    FROM numbered AS n
    JOIN sheets AS h ON h.sheet_id = n.sheet_id
)
SELECT n.file, n.sheet, coalesce(regexp_extract(n.place, '[0-9]+$')::INTEGER, n.row) AS row,
    CASE
        WHEN n.place IS NOT NULL THEN regexp_extract(n.place, '^[A-Z]+')
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
FROM placed AS n
JOIN sheets AS h ON h.sheet_id = n.sheet_id
WHERE n.cells[n.position] IS NOT NULL AND n.cells[n.position] <> ''
    -- halves of a split column and what the name of the file says were typed in no cell
    AND (n.status = 'note'
        OR NOT coalesce(list_contains(json_extract(h.decisions, '$.made')::INTEGER[], (n.position - 1)::INTEGER), FALSE))
ORDER BY n.raw_id, n.position

-- name: class_names
SELECT class_id, class_name FROM classes
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY class_name, class_id

-- name: class_sizes
SELECT class_id, count(*) AS students FROM students
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status <> 'withdrawn'
GROUP BY class_id ORDER BY class_id

-- Who stands behind each group of a report, as the questions count them: one value per professional, the latest.
-- With $apart class by class, else over all of them together (class_id '').
-- name: people_behind
WITH told AS (
    SELECT
        CASE WHEN $apart::BOOLEAN THEN class_id ELSE '' END AS class_id, interview_id,
        coalesce(professional_id, interview_id) AS professional, person_key, coalesce(field_key, '') AS field_key,
        recency(interview_date, first_raw) AS age, satisfaction,
        $currency = post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency,
            level = 'entry') AS entry,
        $currency = post_currency(salary_experienced_reading, salary_experienced_currency, salary_reading, salary_currency,
            level IN ('mid', 'senior')) AS experienced
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

-- What other classes are compared by: their years, ...
-- name: class_years
SELECT class_id, class_name, year FROM classes
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY class_name, class_id

-- ... the interviews they held and who took part, ...
-- name: activity
SELECT
    (SELECT count(*) FROM students
        WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND status = 'active') AS students,
    (SELECT count(*) FROM interviews
        WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(interview_date, has_answers, $as_of))
        AS interviews

-- ... and what their professionals told, with who told it: for each class the latest of each professional, marked where
-- it is the latest over all of these classes. Of thanks it is noted who was thanked, and who in time.
-- name: compared
WITH told AS (
    SELECT
        i.class_id, coalesce(i.professional_id, i.interview_id) AS professional, i.person_key AS person,
        coalesce(i.field_key, '') AS field_key, recency(i.interview_date, i.first_raw) AS age, i.satisfaction,
        CASE WHEN coalesce(i.salary_entry_reading, 'missing') = 'missing'
            THEN if(i.level = 'entry' AND i.salary_reading IN ('amount', 'range') AND i.salary_currency = $currency,
                (i.salary_yearly_low + i.salary_yearly_high) / 2, NULL)
            ELSE if(i.salary_entry_reading IN ('amount', 'range') AND i.salary_entry_currency = $currency,
                (i.salary_entry_yearly_low + i.salary_entry_yearly_high) / 2, NULL)
        END AS entry,
        CASE WHEN coalesce(i.salary_experienced_reading, 'missing') = 'missing'
            THEN if(i.level IN ('mid', 'senior') AND i.salary_reading IN ('amount', 'range')
                    AND i.salary_currency = $currency,
                (i.salary_yearly_low + i.salary_yearly_high) / 2, NULL)
            ELSE if(i.salary_experienced_reading IN ('amount', 'range') AND i.salary_experienced_currency = $currency,
                (i.salary_experienced_yearly_low + i.salary_experienced_yearly_high) / 2, NULL)
        END AS experienced,
        i.interview_date < $as_of::DATE AND (i.thanked IS NOT NULL OR i.thanked_on IS NOT NULL) AS noted,
        (i.thanked OR i.thanked_on IS NOT NULL) AND coalesce(
            i.thanked_on <= i.interview_date + coalesce(r.thank_you_days, $thank_you_days::INTEGER), true) AS kept
    FROM interviews AS i
    LEFT JOIN class_rules AS r ON r.class_id = i.class_id
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(i.interview_date, i.has_answers, $as_of)
),
said AS (
    SELECT 'entry' AS measure, class_id, professional, person, field_key, age, entry AS amount
    FROM told WHERE entry IS NOT NULL
    UNION ALL
    SELECT 'experienced', class_id, professional, person, field_key, age, experienced
    FROM told WHERE experienced IS NOT NULL
    UNION ALL
    SELECT 'satisfaction', class_id, professional, person, field_key, age, satisfaction
    FROM told WHERE satisfaction IS NOT NULL
    UNION ALL
    SELECT 'noted', class_id, professional, person, '', age, NULL FROM told WHERE noted
    UNION ALL
    SELECT 'kept', class_id, professional, person, '', age, NULL FROM told WHERE noted AND kept
)
SELECT measure, class_id, field_key, person, amount,
    row_number() OVER (PARTITION BY measure, professional ORDER BY age DESC, class_id) = 1 AS latest
FROM said
QUALIFY row_number() OVER (PARTITION BY measure, class_id, professional ORDER BY age DESC) = 1
ORDER BY measure, class_id, field_key, person, amount

-- name: tallied
-- Who stands behind the counts and means of the sections on people met, outline, courtesy, pay by years, skills by
-- field and expectations: one row per measure, group and person, with what the person's rows told on average. Students
-- rate, decide and guess; professionals are met, answer, earn, ask and are thanked. With $apart class by class, else
-- over all of them (class_id ''). Groups of fewer than $least people are left out.
WITH told AS MATERIALIZED (
    SELECT i.*, CASE WHEN $apart::BOOLEAN THEN i.class_id ELSE '' END AS part,
        i.interview_date < $as_of::DATE AS past,
        coalesce(r.thank_you_days, $thank_you_days::INTEGER) AS thank_you_days,
        coalesce(r.notes_days, $notes_days::INTEGER) AS notes_days,
        coalesce(r.shortest_minutes, $shortest_minutes::INTEGER) AS shortest_minutes,
        coalesce(r.longest_minutes, $longest_minutes::INTEGER) AS longest_minutes
    FROM interviews AS i
    LEFT JOIN class_rules AS r ON r.class_id = i.class_id
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[])) AND was_held(i.interview_date, i.has_answers, $as_of)
),
courteous AS (
    SELECT part, person_key,
        past AND (thanked IS NOT NULL OR thanked_on IS NOT NULL) AS thanks,
        (thanked OR thanked_on IS NOT NULL) AND coalesce(thanked_on <= interview_date + thank_you_days, true) AS thanks_kept,
        interview_date IS NOT NULL AND notes_date IS NOT NULL AS notes,
        notes_date <= interview_date + notes_days AS notes_kept,
        duration_minutes IS NOT NULL AS length,
        duration_minutes BETWEEN shortest_minutes AND longest_minutes AS length_kept
    FROM told
),
rules AS (
    SELECT part, person_key, unnest(['thanks', 'notes', 'length']) AS rule,
        unnest([thanks, notes, length]) AS noted, unnest([thanks_kept, notes_kept, length_kept]) AS kept
    FROM courteous
),
ratings AS (
    SELECT part, student_key, unnest(['workload', 'prospects', 'environment', 'interest']) AS aspect,
        unnest([before_workload, before_prospects, before_environment, before_interest]) AS before,
        unnest([after_workload, after_prospects, after_environment, after_interest]) AS after
    FROM told
),
decided AS (
    SELECT part, student_key, field_key, mode(field) AS field,
        arg_max(fit, recency(interview_date, first_raw)) AS fit
    FROM told WHERE fit IS NOT NULL GROUP BY part, student_key, field_key
),
-- pay as guessed beside the entry pay the same interview told
pairs AS (
    SELECT part, student_key, person_key, field_key, field,
        (salary_guessed_yearly_low + salary_guessed_yearly_high) / 2 AS guessed,
        CASE WHEN $currency
                = post_currency(salary_entry_reading, salary_entry_currency, salary_reading, salary_currency, level = 'entry')
            THEN post_amount(salary_entry_reading, (salary_entry_yearly_low + salary_entry_yearly_high) / 2,
                (salary_yearly_low + salary_yearly_high) / 2)
        END AS heard
    FROM told WHERE salary_guessed_reading IN ('amount', 'range') AND salary_guessed_currency = $currency
),
-- pay by years of experience: the latest of each professional, as the question on pay and years has it
grown AS (
    SELECT part, arg_max(person_key, age) AS person_key, arg_max(band, age) AS band, arg_max(amount, age) AS amount
    FROM (
        SELECT part, coalesce(professional_id, interview_id) AS professional, person_key,
            recency(interview_date, first_raw) AS age,
            CASE WHEN years_experience < 3 THEN 'y1' WHEN years_experience < 6 THEN 'y2'
                WHEN years_experience <= 10 THEN 'y3' WHEN years_experience <= 20 THEN 'y4' ELSE 'y5' END AS band,
            CASE
                WHEN years_experience < 3 AND coalesce(salary_entry_reading, 'missing') <> 'missing'
                    THEN if(salary_entry_reading IN ('amount', 'range') AND salary_entry_currency = $currency,
                        (salary_entry_yearly_low + salary_entry_yearly_high) / 2, NULL)
                WHEN years_experience >= 3 AND coalesce(salary_experienced_reading, 'missing') <> 'missing'
                    THEN if(salary_experienced_reading IN ('amount', 'range')
                            AND salary_experienced_currency = $currency,
                        (salary_experienced_yearly_low + salary_experienced_yearly_high) / 2, NULL)
                WHEN coalesce(salary_entry_reading, salary_experienced_reading, 'missing') = 'missing'
                    AND salary_reading IN ('amount', 'range') AND salary_currency = $currency
                    THEN (salary_yearly_low + salary_yearly_high) / 2
            END AS amount
        FROM told WHERE years_experience IS NOT NULL
    ) WHERE amount IS NOT NULL GROUP BY part, professional
),
asked AS (
    SELECT t.part, t.person_key, t.field_key, t.field, s.skill_key, s.skill
    FROM told AS t
    JOIN interview_skills AS s ON s.interview_id = t.interview_id
    WHERE s.known  -- a text that is in no list may name a person or an employer
),
rows AS (
    SELECT 'level' AS measure, part, level AS key, NULL AS label, person_key AS person,
        NULL::DOUBLE AS before, NULL::DOUBLE AS after, NULL AS second
    FROM told WHERE level IS NOT NULL
    UNION ALL
    SELECT 'question', part, question::VARCHAR, NULL, person_key, NULL, NULL, NULL
    FROM (SELECT part, person_key, unnest(range(1, 25)) AS question, unnest(answers) AS answer FROM told)
    WHERE answer IS NOT NULL
    UNION ALL
    SELECT rule, part, 'noted', NULL, person_key, NULL, NULL, NULL FROM rules WHERE noted
    UNION ALL
    SELECT rule, part, 'kept', NULL, person_key, NULL, NULL, NULL FROM rules WHERE noted AND kept
    UNION ALL
    SELECT 'rated', part, aspect, NULL, student_key, before, after, NULL
    FROM ratings WHERE before IS NOT NULL AND after IS NOT NULL
    UNION ALL
    SELECT 'fit', part, field_key || '|' || fit, field, student_key, NULL, NULL, NULL FROM decided
    UNION ALL
    SELECT 'fit', part, '**|' || fit, '', student_key, NULL, NULL, NULL FROM decided
    UNION ALL
    SELECT 'guessed', part, field_key, field, person_key, guessed, heard, student_key
    FROM pairs WHERE guessed > 0 AND heard IS NOT NULL
    UNION ALL
    SELECT 'years', part, band, NULL, person_key, amount, amount, NULL FROM grown
    UNION ALL
    SELECT 'asking', part, unnest([field_key, '**']), unnest([field, '']), person_key, NULL, NULL, NULL FROM asked
    UNION ALL
    SELECT 'asks', part, unnest([field_key, '**']) || '|' || skill_key, skill, person_key, NULL, NULL, NULL FROM asked
)
SELECT measure, part AS class_id, key, mode(label) OVER grouped AS label, person, before, after, second
FROM (
    SELECT measure, part, key, mode(label) AS label, person, avg(before) AS before, avg(after) AS after,
        list_sort(list(DISTINCT second) FILTER (second IS NOT NULL)) AS second
    FROM rows GROUP BY measure, part, key, person
)
WINDOW grouped AS (PARTITION BY measure, part, key)
QUALIFY count(*) OVER grouped >= $least::INTEGER
ORDER BY measure, class_id, key, person
