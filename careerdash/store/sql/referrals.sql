-- name: unused
-- Names and hints given by professionals that no later interview of the student took up, newest first. A referral is
-- taken up when the name of somebody the student interviewed stands in it, or when it is the way to another interview.
WITH chosen AS (
    SELECT interview_id, student_key, class_id, professional_name, field, field_key, interview_date, referral, first_raw,
        regexp_replace(lower(referral), '[\s\p{P}]', '', 'g') AS text_key,
        regexp_replace(lower(professional_name), '[\s\p{P}]', '', 'g') AS name_key
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE referral IS NOT NULL
),
met AS (
    SELECT DISTINCT i.class_id, i.student_key, i.interview_id,
        regexp_replace(lower(i.professional_name), '[\s\p{P}]', '', 'g') AS name_key,
        regexp_replace(lower(coalesce(i.referred_by, '')), '[\s\p{P}]', '', 'g') AS led_by
    FROM interviews AS i
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[])) AND i.professional_name IS NOT NULL
      AND i.student_key IN (SELECT student_key FROM chosen)
)
SELECT c.interview_id, c.student_key, s.student_name, s.class_name, c.professional_name, c.field, c.interview_date,
    c.referral
FROM chosen AS c
JOIN students AS s ON s.student_key = c.student_key AND s.status = 'active'
WHERE NOT EXISTS (
    SELECT 1 FROM met AS m
    WHERE m.student_key = c.student_key AND m.interview_id <> c.interview_id
      AND (length(m.name_key) > 1 AND contains(c.text_key, m.name_key) OR m.led_by <> '' AND m.led_by = c.name_key)
)
ORDER BY c.interview_date DESC NULLS LAST, c.first_raw DESC
LIMIT $candidates::INTEGER

-- name: led
-- Every interview that another one led to, with the interview it came from: of the same student where there is one.
WITH chosen AS (
    SELECT interview_id, student_key, class_id, person_key, professional_name, interview_date, first_raw, referred_by,
        regexp_replace(lower(professional_name), '[\s\p{P}]', '', 'g') AS name_key,
        regexp_replace(lower(coalesce(referred_by, '')), '[\s\p{P}]', '', 'g') AS led_by
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
)
SELECT f.interview_id, f.student_key, s.student_name, s.class_name, f.professional_name, f.person_key, f.interview_date,
    arg_min(e.interview_id, if(e.student_key = f.student_key, 0, 1)) AS leader,
    arg_min(e.professional_name, if(e.student_key = f.student_key, 0, 1)) AS leader_name,
    arg_min(e.person_key, if(e.student_key = f.student_key, 0, 1)) AS leader_person
FROM chosen AS f
JOIN chosen AS e ON e.class_id = f.class_id AND e.name_key = f.led_by AND e.interview_id <> f.interview_id
JOIN students AS s ON s.student_key = f.student_key
WHERE f.led_by <> ''
GROUP BY ALL
ORDER BY s.class_name, s.student_name, f.interview_date, f.interview_id

-- name: totals
SELECT count(*) AS interviews, count(DISTINCT person_key) AS people
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)

-- name: asked_often
-- Professionals several students asked: their patience is everybody's.
SELECT professional_id, mode(professional_name) AS professional_name, mode(organisation) AS organisation,
    count(DISTINCT student_key) AS students, count(*) AS interviews, max(interview_date) AS last_date,
    arg_max(may_contact_again, recency(interview_date, first_raw)) AS may_contact_again
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE professional_id IS NOT NULL
GROUP BY professional_id
HAVING count(DISTINCT student_key) > 1
ORDER BY students DESC, last_date DESC NULLS LAST, professional_id
LIMIT $limit::INTEGER

-- name: origins
-- Where contacts come from, in people; each person under the relationship told last.
WITH told AS (
    SELECT person_key,
        arg_max(relationship, recency(interview_date, first_raw)) AS relationship
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE relationship IS NOT NULL
    GROUP BY person_key
)
SELECT relationship AS origin, count(*) AS people
FROM told GROUP BY relationship
ORDER BY people DESC, origin
