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
ANTI JOIN interview_skills AS s ON s.interview_id = chosen.interview_id
