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
SELECT
    i.interview_id, i.student_key, s.student_name, s.class_name, i.professional_name, i.organisation,
    i.occupation, i.industry, i.field, i.level, i.interview_date AS date, i.salary_text, i.salary_entry_text,
    i.salary_experienced_text, i.satisfaction, i.satisfaction_text, i.skills_text, o.file, o.sheet, o.row
FROM (
    SELECT *
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE CASE $having
        WHEN 'salary' THEN coalesce(salary_text, salary_entry_text, salary_experienced_text) IS NOT NULL
        WHEN 'satisfaction' THEN satisfaction_text IS NOT NULL
        WHEN 'skills' THEN skills_text IS NOT NULL
        WHEN 'referrals' THEN coalesce(referral, referred_by, relationship_text) IS NOT NULL
        WHEN 'expectations' THEN coalesce(salary_guessed_text, fit_text, prior_view) IS NOT NULL
            OR coalesce(before_workload, before_prospects, before_environment, before_interest) IS NOT NULL
        WHEN 'score' THEN satisfaction IS NOT NULL
            AND ($value = '' OR least(5, greatest(1, round(satisfaction)))::INTEGER::VARCHAR = $value::VARCHAR)
        WHEN 'entry' THEN CASE WHEN coalesce(salary_entry_reading, 'missing') = 'missing'
            THEN level = 'entry' AND salary_reading IN ('amount', 'range')
                AND ($value = '' OR salary_currency = $value::VARCHAR)
            ELSE salary_entry_reading IN ('amount', 'range')
                AND ($value = '' OR salary_entry_currency = $value::VARCHAR) END
        WHEN 'experienced' THEN CASE WHEN coalesce(salary_experienced_reading, 'missing') = 'missing'
            THEN level IN ('mid', 'senior') AND salary_reading IN ('amount', 'range')
                AND ($value = '' OR salary_currency = $value::VARCHAR)
            ELSE salary_experienced_reading IN ('amount', 'range')
                AND ($value = '' OR salary_experienced_currency = $value::VARCHAR) END
        WHEN 'voices' THEN coalesce(liked, disliked) IS NOT NULL
        WHEN 'own_pay' THEN 'amount' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
            OR 'range' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
        WHEN 'origin' THEN relationship = $value::VARCHAR
        WHEN 'guess' THEN salary_guessed_reading IN ('amount', 'range')
        WHEN 'aspect' THEN CASE $value::VARCHAR
            WHEN 'workload' THEN before_workload + after_workload WHEN 'prospects' THEN before_prospects + after_prospects
            WHEN 'environment' THEN before_environment + after_environment
            WHEN 'interest' THEN before_interest + after_interest END IS NOT NULL
        ELSE true END
      AND CASE $group::VARCHAR
          WHEN 'field' THEN coalesce(field_key, '') = $key::VARCHAR
          WHEN 'industry' THEN coalesce(industry_key, '') = $key::VARCHAR
          WHEN 'occupation' THEN coalesce(occupation_key, '') = $key::VARCHAR
          WHEN 'level' THEN coalesce(level, '') = $key::VARCHAR
          WHEN 'class' THEN class_id = $key::VARCHAR
          WHEN 'years' THEN CASE WHEN years_experience < 3 THEN 'y1' WHEN years_experience < 6 THEN 'y2'
              WHEN years_experience <= 10 THEN 'y3' WHEN years_experience <= 20 THEN 'y4'
              WHEN years_experience > 20 THEN 'y5' END = $key::VARCHAR
          WHEN 'hours' THEN coalesce(CASE WHEN weekly_hours <= 40 THEN 'h1' WHEN weekly_hours <= 50 THEN 'h2'
              WHEN weekly_hours > 50 THEN 'h3' END, '') = $key::VARCHAR
          ELSE true END
      AND ($group::VARCHAR <> 'year' OR class_id IN (
          SELECT c.class_id FROM classes AS c WHERE coalesce(c.year::VARCHAR, '') = $key::VARCHAR))
      AND (len($interviews::VARCHAR[]) = 0 OR interview_id IN (SELECT unnest($interviews::VARCHAR[])))
      -- a mark of the skills: who names one, one of a competency, or two of them in any interview
      AND ($having::VARCHAR NOT IN ('skill', 'competency', 'skill_pair') OR interview_id IN (
          SELECT interview_id FROM interview_skills AS k
          WHERE k.class_id IN (SELECT unnest($classes::VARCHAR[])) AND CASE $having::VARCHAR
              WHEN 'skill' THEN k.skill_key = $value::VARCHAR
              WHEN 'competency' THEN k.competency = $value::VARCHAR
              ELSE k.skill_key IN (SELECT unnest(string_split($value::VARCHAR, chr(10)))) END
      ))
      AND ($having::VARCHAR <> 'skill_pair' OR person_key IN (
          SELECT k.person_key FROM interview_skills AS k
          WHERE k.class_id IN (SELECT unnest($classes::VARCHAR[]))
            AND k.skill_key IN (SELECT unnest(string_split($value::VARCHAR, chr(10))))
          GROUP BY k.person_key HAVING count(DISTINCT k.skill_key) = 2
      ))
    ORDER BY interview_date DESC NULLS LAST, first_raw DESC
    LIMIT $limit OFFSET $offset
) AS i
JOIN students AS s ON s.student_key = i.student_key
LEFT JOIN sources AS o ON o.raw_id = i.first_raw
ORDER BY i.interview_date DESC NULLS LAST, i.first_raw DESC

-- name: count_behind
SELECT count(*)
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE CASE $having
    WHEN 'salary' THEN coalesce(salary_text, salary_entry_text, salary_experienced_text) IS NOT NULL
    WHEN 'satisfaction' THEN satisfaction_text IS NOT NULL
    WHEN 'skills' THEN skills_text IS NOT NULL
    WHEN 'referrals' THEN coalesce(referral, referred_by, relationship_text) IS NOT NULL
    WHEN 'expectations' THEN coalesce(salary_guessed_text, fit_text, prior_view) IS NOT NULL
        OR coalesce(before_workload, before_prospects, before_environment, before_interest) IS NOT NULL
    WHEN 'score' THEN satisfaction IS NOT NULL
        AND ($value = '' OR least(5, greatest(1, round(satisfaction)))::INTEGER::VARCHAR = $value::VARCHAR)
    WHEN 'entry' THEN CASE WHEN coalesce(salary_entry_reading, 'missing') = 'missing'
        THEN level = 'entry' AND salary_reading IN ('amount', 'range')
            AND ($value = '' OR salary_currency = $value::VARCHAR)
        ELSE salary_entry_reading IN ('amount', 'range')
            AND ($value = '' OR salary_entry_currency = $value::VARCHAR) END
    WHEN 'experienced' THEN CASE WHEN coalesce(salary_experienced_reading, 'missing') = 'missing'
        THEN level IN ('mid', 'senior') AND salary_reading IN ('amount', 'range')
            AND ($value = '' OR salary_currency = $value::VARCHAR)
        ELSE salary_experienced_reading IN ('amount', 'range')
            AND ($value = '' OR salary_experienced_currency = $value::VARCHAR) END
    WHEN 'voices' THEN coalesce(liked, disliked) IS NOT NULL
    WHEN 'own_pay' THEN 'amount' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
        OR 'range' IN (salary_reading, salary_entry_reading, salary_experienced_reading)
    WHEN 'origin' THEN relationship = $value::VARCHAR
    WHEN 'guess' THEN salary_guessed_reading IN ('amount', 'range')
    WHEN 'aspect' THEN CASE $value::VARCHAR
        WHEN 'workload' THEN before_workload + after_workload WHEN 'prospects' THEN before_prospects + after_prospects
        WHEN 'environment' THEN before_environment + after_environment
        WHEN 'interest' THEN before_interest + after_interest END IS NOT NULL
    ELSE true END
  AND CASE $group::VARCHAR
      WHEN 'field' THEN coalesce(field_key, '') = $key::VARCHAR
      WHEN 'industry' THEN coalesce(industry_key, '') = $key::VARCHAR
      WHEN 'occupation' THEN coalesce(occupation_key, '') = $key::VARCHAR
      WHEN 'level' THEN coalesce(level, '') = $key::VARCHAR
      WHEN 'class' THEN class_id = $key::VARCHAR
      WHEN 'years' THEN CASE WHEN years_experience < 3 THEN 'y1' WHEN years_experience < 6 THEN 'y2'
          WHEN years_experience <= 10 THEN 'y3' WHEN years_experience <= 20 THEN 'y4'
          WHEN years_experience > 20 THEN 'y5' END = $key::VARCHAR
      WHEN 'hours' THEN coalesce(CASE WHEN weekly_hours <= 40 THEN 'h1' WHEN weekly_hours <= 50 THEN 'h2'
          WHEN weekly_hours > 50 THEN 'h3' END, '') = $key::VARCHAR
      ELSE true END
  AND ($group::VARCHAR <> 'year' OR class_id IN (
      SELECT c.class_id FROM classes AS c WHERE coalesce(c.year::VARCHAR, '') = $key::VARCHAR))
  AND (len($interviews::VARCHAR[]) = 0 OR interview_id IN (SELECT unnest($interviews::VARCHAR[])))
  -- a mark of the skills: who names one, one of a competency, or two of them in any interview
  AND ($having::VARCHAR NOT IN ('skill', 'competency', 'skill_pair') OR interview_id IN (
      SELECT interview_id FROM interview_skills AS k
      WHERE k.class_id IN (SELECT unnest($classes::VARCHAR[])) AND CASE $having::VARCHAR
          WHEN 'skill' THEN k.skill_key = $value::VARCHAR
          WHEN 'competency' THEN k.competency = $value::VARCHAR
          ELSE k.skill_key IN (SELECT unnest(string_split($value::VARCHAR, chr(10)))) END
  ))
  AND ($having::VARCHAR <> 'skill_pair' OR person_key IN (
      SELECT k.person_key FROM interview_skills AS k
      WHERE k.class_id IN (SELECT unnest($classes::VARCHAR[]))
        AND k.skill_key IN (SELECT unnest(string_split($value::VARCHAR, chr(10))))
      GROUP BY k.person_key HAVING count(DISTINCT k.skill_key) = 2
  ))
