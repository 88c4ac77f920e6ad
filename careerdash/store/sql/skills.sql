-- name: ranked
-- Skills by the number of distinct people who name them; the row without a key counts everyone who names one.
WITH named AS MATERIALIZED (
    SELECT s.skill_key, s.skill, s.category, s.competency, s.known, hash(s.person_key) AS person, s.interview_id
    FROM interview_skills AS s
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND s.interview_id IN (
        SELECT interview_id
        FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
            $since, $until, $today)
      )
)
SELECT
    skill_key,
    mode(skill) AS skill, any_value(category) AS category, any_value(competency) AS competency,
    bool_or(known) AS known,
    count(DISTINCT person) AS people,
    count(*) AS interviews              -- a skill stands once per interview
FROM named
GROUP BY skill_key
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, count(DISTINCT person), count(*) FROM named

-- name: competencies
-- Distinct people who name a skill of each competency.
SELECT s.competency, count(DISTINCT hash(s.person_key)) AS people
FROM interview_skills AS s
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND s.competency IS NOT NULL
  AND s.interview_id IN (
    SELECT interview_id
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
  )
GROUP BY s.competency
ORDER BY people DESC, s.competency

-- name: not_asked
-- Held interviews that name no skill.
SELECT count(*)
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today) AS chosen
ANTI JOIN (
    SELECT interview_id FROM interview_skills WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
) AS s ON s.interview_id = chosen.interview_id

-- name: by_group
-- Skills per group of people (one group each: that of the latest interview that names a skill), in distinct people.
-- The rows without a skill count everyone of the group.
WITH class_years AS (
    SELECT unnest($year_classes::VARCHAR[]) AS class_id, unnest($class_years::INTEGER[]) AS year
),
chosen AS (
    SELECT interview_id, hash(person_key) AS person, recency(interview_date, first_raw) AS age,
        coalesce(CASE $group::VARCHAR WHEN 'field' THEN field_key WHEN 'level' THEN level
            WHEN 'class' THEN i.class_id WHEN 'year' THEN class_years.year::VARCHAR END, '') AS group_key,
        CASE $group::VARCHAR WHEN 'field' THEN field WHEN 'level' THEN level END AS label
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS i
    LEFT JOIN class_years ON class_years.class_id = i.class_id
    WHERE skills_text IS NOT NULL
),
homes AS (
    SELECT person, arg_max(group_key, age) AS group_key, arg_max(label, age) AS label FROM chosen GROUP BY person
),
named AS (
    SELECT DISTINCT hash(s.person_key) AS person, s.skill_key, s.skill, s.known
    FROM interview_skills AS s
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND s.interview_id IN (SELECT interview_id FROM chosen)
)
SELECT h.group_key, n.skill_key, mode(h.label) AS label, mode(n.skill) AS skill, bool_or(n.known) AS known,
    count(DISTINCT n.person) AS people
FROM named AS n
JOIN homes AS h ON h.person = n.person
GROUP BY GROUPING SETS ((h.group_key, n.skill_key), (h.group_key))

-- name: together
-- Of the skills given: how many distinct people name both of each pair (a skill with itself: who names it).
WITH places AS (
    SELECT unnest($skills::VARCHAR[]) AS skill_key, generate_subscripts($skills::VARCHAR[], 1) - 1 AS place
),
people AS (
    SELECT hash(s.person_key) AS person, bit_or(1::BIGINT << p.place::BIGINT) AS named
    FROM interview_skills AS s
    JOIN places AS p ON p.skill_key = s.skill_key
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND s.interview_id IN (
        SELECT interview_id
        FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
            $since, $until, $today)
      )
    GROUP BY person
),
counted AS (
    SELECT named, count(*) AS people FROM people GROUP BY named
)
SELECT a.place AS first, b.place AS second, sum(c.people)::BIGINT AS people
FROM counted AS c
JOIN places AS a ON (c.named >> a.place::BIGINT) & 1 = 1
JOIN places AS b ON (c.named >> b.place::BIGINT) & 1 = 1 AND b.place >= a.place
GROUP BY ALL
ORDER BY ALL

-- name: everyone
-- How many people name any skill.
SELECT count(DISTINCT hash(s.person_key))
FROM interview_skills AS s
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND s.interview_id IN (
    SELECT interview_id
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
  )

-- name: own_rating_texts
SELECT DISTINCT skill_self_rating AS text
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE skill_self_rating IS NOT NULL

-- name: own_ratings
-- How students rate their own skills: their own average first, so that each counts once. An empty key is a rating of
-- all skills together.
WITH read AS (
    SELECT unnest($texts::VARCHAR[]) AS text, unnest($skills::VARCHAR[]) AS skill_key, unnest($names::VARCHAR[]) AS skill,
        unnest($ratings::DOUBLE[]) AS rating
),
rated AS (
    SELECT c.student_key, coalesce(m.target_key, r.skill_key) AS skill_key, any_value(coalesce(m.target_name, r.skill))
        AS skill, avg(r.rating) AS rating
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today) AS c
    JOIN read AS r ON r.text = c.skill_self_rating
    LEFT JOIN respellings AS m ON m.kind = 'skill' AND m.text_key = r.skill_key
    GROUP BY ALL
)
SELECT skill_key, any_value(skill) AS skill, count(*) AS students, count(*) FILTER (rating >= $able::DOUBLE) AS able,
    avg(rating) AS mean
FROM rated GROUP BY skill_key
ORDER BY skill_key
