-- Finding the records that staged rows speak about. staged_students and staged_interviews are frames of
-- observations that the import registers; see careerdash.imports.records.observe for their columns.

-- name: plain_students
-- Numbers that can only be new students: each is given with one name and one class and is no running number, nothing
-- stored shares the number or the name, nobody gives the name alone, and no roster says who belongs to a class.
WITH mentions AS (
    SELECT DISTINCT student_id, lower(student_id) AS id_key, student_name.key AS name_key, class.key AS class_key
    FROM staged_students
),
doubtful_names AS (
    SELECT name_key FROM mentions WHERE student_id IS NULL
    UNION
    SELECT name_key FROM students WHERE name_key IS NOT NULL
)
SELECT any_value(m.student_id) AS student_id, any_value(m.name_key) AS name_key, any_value(m.class_key) AS class_key,
    'id:/' || m.id_key AS key
FROM mentions AS m
LEFT JOIN doubtful_names AS d ON d.name_key = m.name_key
WHERE length(m.student_id) > $short AND regexp_full_match(m.student_id, '[!-~]+')
  AND m.id_key NOT IN (SELECT lower(student_id) FROM students WHERE student_id IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM staged_students WHERE on_roster)
  AND NOT EXISTS (
      SELECT 1 FROM students
      WHERE on_roster AND class_key IN (SELECT class.key FROM staged_students WHERE class IS NOT NULL)
  )
GROUP BY m.id_key
HAVING count(*) = 1 AND count(d.name_key) = 0

-- name: student_mentions
-- Every way the other students are named.
SELECT
    student_id, student_name.key AS name_key, class.key AS class_key, on_roster,
    min(student_name.text) AS name, min(class.name) AS class_name, min(raw_id) AS raw_id
FROM staged_students AS s
ANTI JOIN staged_plain_students AS p ON p.student_id = s.student_id
GROUP BY ALL
ORDER BY raw_id

-- name: stored_students
-- Students that share an ID, a name or a rostered class with a mention.
SELECT DISTINCT s.student_key, s.student_id, s.student_name AS name, s.name_key, s.class_key, s.on_roster
FROM students AS s
WHERE lower(s.student_id) IN (SELECT lower(student_id) FROM staged_students WHERE student_id IS NOT NULL)
   OR s.name_key IN (SELECT student_name.key FROM staged_students WHERE student_name IS NOT NULL)
   OR (s.on_roster AND s.class_key IN (SELECT class.key FROM staged_students WHERE class IS NOT NULL))

-- name: roster_classes
SELECT DISTINCT class_key FROM students
WHERE on_roster AND class_key IN (SELECT class.key FROM staged_students WHERE class IS NOT NULL)

-- name: rows_of_students
-- The student of every row, through the mention its row belongs to.
SELECT r.raw_id, m.student_key, m.number
FROM staged_students AS r
JOIN staged_mentions AS m
  ON r.student_id IS NOT DISTINCT FROM m.student_id
 AND r.student_name.key IS NOT DISTINCT FROM m.name_key
 AND r.class.key IS NOT DISTINCT FROM m.class_key
 AND r.on_roster = m.on_roster

-- name: known_keys
SELECT k.key, k.record_id
FROM record_keys AS k
WHERE k.entity = $entity AND k.key IN (SELECT unnest($keys))

-- name: known_of_wanted
SELECT k.key, k.record_id
FROM record_keys AS k
JOIN wanted_keys AS w ON w.key = k.key
WHERE k.entity = $entity

-- name: living_students
SELECT student_key AS record_id FROM students WHERE student_key IN (SELECT unnest($ids))

-- name: living_professionals
SELECT professional_id AS record_id FROM professionals WHERE professional_id IN (SELECT unnest($ids))

-- name: living_interviews
SELECT interview_id AS record_id FROM interviews WHERE interview_id IN (SELECT unnest($ids))

-- name: living_planning
SELECT planning_id AS record_id FROM planning WHERE planning_id IN (SELECT unnest($ids))

-- name: living_job_interviews
SELECT job_interview_id AS record_id FROM job_interviews WHERE job_interview_id IN (SELECT unnest($ids))

-- name: plain_professionals
-- Names with their organisation that can only be new professionals: nobody gives such a name by surname or without
-- the organisation, no contact of theirs is given for anybody else, and nothing stored shares a name or a contact.
WITH named AS (
    SELECT DISTINCT
        i.professional_name.key AS name_key, i.professional_name.surname_only AS surname_only,
        nullif(i.organisation.key, '') AS organisation_key, nullif(i.contact.key, '') AS contact_key
    FROM staged_interviews AS i
    JOIN staged_links AS l ON l.raw_id = i.raw_id
    WHERE i.professional_name IS NOT NULL
),
doubtful_names AS (
    SELECT name_key FROM named WHERE surname_only OR organisation_key IS NULL
    UNION
    SELECT name_key FROM professionals WHERE name_key IS NOT NULL
),
doubtful_contacts AS (
    SELECT contact_key FROM named WHERE contact_key IS NOT NULL
    GROUP BY contact_key HAVING count(DISTINCT (name_key, organisation_key)) > 1
    UNION
    SELECT contact_key FROM professionals WHERE contact_key IS NOT NULL
)
SELECT n.name_key, n.organisation_key, '|' || n.name_key || '|' || n.organisation_key AS key
FROM named AS n
LEFT JOIN doubtful_names AS d ON d.name_key = n.name_key
LEFT JOIN doubtful_contacts AS c ON c.contact_key = n.contact_key
GROUP BY n.name_key, n.organisation_key
HAVING n.organisation_key IS NOT NULL AND count(d.name_key) = 0 AND count(c.contact_key) = 0

-- name: professional_mentions
-- Every way the other professionals are named. Most names stand with their organisation and mean the same for every
-- student; only names that somebody gives by surname or without the organisation are looked at student by student.
WITH named AS (
    SELECT
        i.professional_name.key AS name_key, i.professional_name.surname_only AS surname_only,
        i.organisation.key AS organisation_key, i.contact.key AS contact_key, l.student_key
    FROM staged_interviews AS i
    JOIN staged_links AS l ON l.raw_id = i.raw_id
    ANTI JOIN staged_plain AS p
      ON p.name_key = i.professional_name.key AND p.organisation_key = i.organisation.key
    WHERE i.professional_name IS NOT NULL
),
loose AS (
    SELECT name_key FROM named WHERE surname_only OR organisation_key IS NULL
    UNION
    SELECT name_key FROM professionals WHERE organisation_key IS NULL AND name_key IN (SELECT name_key FROM named)
)
SELECT
    name_key, surname_only, organisation_key, contact_key,
    CASE WHEN name_key IN (SELECT name_key FROM loose) THEN student_key END AS student_key
FROM named
GROUP BY ALL
ORDER BY ALL

-- name: stored_professionals
WITH wanted AS (
    SELECT professional_name.key AS name_key, bool_or(professional_name.surname_only OR organisation IS NULL) AS loose
    FROM staged_interviews WHERE professional_name IS NOT NULL GROUP BY name_key
)
SELECT DISTINCT p.professional_id, p.name_key, p.organisation_key, p.contact_key,
    CASE WHEN w.loose IS NULL OR w.loose OR p.organisation_key IS NULL THEN i.student_key END AS student_key
FROM professionals AS p
LEFT JOIN wanted AS w ON w.name_key = p.name_key
JOIN interviews_as_typed AS i ON i.professional_id = p.professional_id
WHERE w.name_key IS NOT NULL
   OR p.contact_key IN (SELECT contact.key FROM staged_interviews WHERE contact IS NOT NULL)

-- name: interview_rows
-- Who was interviewed by whom and when, for every staged row that speaks of an interview. A row is plain when it can
-- only be a new interview: nothing stored and no earlier version of the file has this student meet this person, and
-- either all of their rows are dated or none is.
WITH told AS (
    SELECT
        i.raw_id, l.student_key, i.interview_date.value AS date,
        coalesce(n.professional_id, p.professional_id) AS professional_id,
        coalesce(n.professional_id, p.professional_id,
            '#' || coalesce(i.organisation.key, '') || '|' || coalesce(i.occupation.key, '')) AS who,
        i.professional_name.text AS name,
        CASE WHEN e.raw_id IS NOT NULL THEN coalesce(s.student_name.text, s.student_id) END AS student_name
    FROM staged_interviews AS i
    JOIN staged_links AS l ON l.raw_id = i.raw_id
    LEFT JOIN staged_earlier AS e ON e.raw_id = i.raw_id
    LEFT JOIN staged_students AS s ON s.raw_id = e.raw_id
    LEFT JOIN staged_plain AS n
      ON n.name_key = i.professional_name.key AND n.organisation_key = i.organisation.key
    LEFT JOIN staged_professionals AS p
      ON p.name_key = i.professional_name.key
     AND p.organisation_key IS NOT DISTINCT FROM i.organisation.key
     AND p.contact_key IS NOT DISTINCT FROM i.contact.key
     AND (p.student_key IS NULL OR p.student_key = l.student_key)
),
met AS (
    SELECT student_key,
        coalesce(professional_id, '#' || coalesce(organisation_key, '') || '|' || coalesce(occupation_key, '')) AS who
    FROM interviews_as_typed
    WHERE student_key IN (SELECT student_key FROM staged_links)
    UNION
    SELECT t.student_key, t.who FROM told AS t JOIN staged_earlier AS e ON e.raw_id = t.raw_id
),
mixed AS (
    SELECT student_key, who FROM told GROUP BY student_key, who HAVING count(date) BETWEEN 1 AND count(*) - 1
)
SELECT t.raw_id, t.student_key, t.date, t.who, t.professional_id, t.name, t.student_name,
    m.who IS NULL AND x.who IS NULL AS plain,
    t.student_key || '|' || t.who || '|' || coalesce(t.date::VARCHAR, '') AS key
FROM told AS t
LEFT JOIN met AS m ON m.student_key = t.student_key AND m.who = t.who
LEFT JOIN mixed AS x ON x.student_key = t.student_key AND x.who = t.who
ORDER BY t.raw_id

-- name: stored_interviews
SELECT
    i.interview_id, i.student_key, i.interview_date AS date,
    coalesce(i.professional_id, '#' || coalesce(i.organisation_key, '') || '|' || coalesce(i.occupation_key, '')) AS who
FROM interviews_as_typed AS i
WHERE i.student_key IN (SELECT student_key FROM staged_links)

-- name: earlier_places
-- What the same row of the same sheet of an earlier version of the file spoke about before. Versions share the name up
-- to the ending and what a problem workbook adds to it; careerdash.imports.fixes.problems has the same pattern.
WITH named AS (
    SELECT file, kept, regexp_replace(
        file, '( \(to fix\)( ?\(\d+\))?)?\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$', '', 'i') AS name
    FROM (SELECT DISTINCT file, false AS kept FROM staged_places UNION ALL SELECT DISTINCT name, true FROM files)
),
versions AS (
    SELECT new.file AS file, old.file AS earlier
    FROM named AS new
    JOIN named AS old ON old.name = new.name AND old.kept
    WHERE NOT new.kept
)
SELECT p.raw_id, l.record_id AS interview_id, i.student_key, i.interview_date AS date,
    coalesce(i.professional_id, '#' || coalesce(i.organisation_key, '') || '|' || coalesce(i.occupation_key, '')) AS who,
    i.professional_name AS name, coalesce(m.student_name, m.student_id) AS student_name, p.file, p.sheet
FROM staged_places AS p
JOIN versions AS v ON v.file = p.file
JOIN sources AS s ON s.file = v.earlier AND s.sheet = p.sheet AND s.row = p.row
JOIN row_links AS l ON l.raw_id = s.raw_id AND l.entity = 'interview'
JOIN interviews_as_typed AS i ON i.interview_id = l.record_id
LEFT JOIN students AS m ON m.student_key = i.student_key
QUALIFY row_number() OVER (PARTITION BY p.raw_id ORDER BY s.raw_id DESC) = 1

-- name: planning_rows
SELECT p.raw_id, p.step_text, p.step, p.part, l.student_key,
    concat_ws('|', l.student_key, p.step, p.item,
        CASE WHEN p.step = 'review' THEN p.date.value::VARCHAR END,
        CASE WHEN p.step = 'action_plan' AND p.item = '' THEN md5(p.text) END) AS key
FROM staged_planning AS p
JOIN staged_links AS l ON l.raw_id = p.raw_id

-- name: stored_planning
SELECT planning_id AS record_id,
    concat_ws('|', student_key, step, item,
        CASE WHEN step = 'review' THEN date::VARCHAR END,
        CASE WHEN step = 'action_plan' AND item = '' THEN md5(text) END) AS key
FROM planning
WHERE student_key IN (SELECT student_key FROM staged_links)

-- name: job_interview_rows
SELECT j.raw_id, l.student_key,
    concat_ws('|', l.student_key, coalesce(j.employer.key, ''), coalesce(j.post.key, ''),
        coalesce(j.round.value, lower(j.round.text), j.date.value::VARCHAR, '')) AS key
FROM staged_job_interviews AS j
JOIN staged_links AS l ON l.raw_id = j.raw_id
WHERE j.employer IS NOT NULL OR j.post IS NOT NULL OR j.round IS NOT NULL

-- name: stored_job_interviews
SELECT job_interview_id AS record_id,
    concat_ws('|', student_key, coalesce(r.typed_key, employer_key, ''), coalesce(post_key, ''),
        coalesce(round, lower(round_text), date::VARCHAR, '')) AS key
FROM job_interviews
LEFT JOIN respelled AS r ON r.interview_id = job_interview_id AND r.kind = 'employer'
WHERE student_key IN (SELECT student_key FROM staged_links)
