-- Spellings that mean the same. The typed text stays in the raw rows and, where a record shows another name, in
-- "respelled"; "respellings" says where each spelling leads. "touched" is a frame of interviews just derived.

-- name: in_use
SELECT EXISTS (FROM respellings) OR EXISTS (FROM respelled)

-- name: next_decision
SELECT coalesce(max(decision), 0) + 1 FROM spellings

-- name: insert_decision
INSERT INTO spellings BY NAME
SELECT
    $decision::INTEGER AS decision, $kind AS kind, unnest($keys::VARCHAR[]) AS text_key, unnest($texts::VARCHAR[]) AS text,
    $target_key AS target_key, $target_name AS target_name, $category AS category, $competency AS competency,
    $known::BOOLEAN AS known, $changes::INTEGER AS changes, $author AS author, $now AS created_at,
    NULL AS withdrawn_by, NULL AS withdrawn_at

-- name: withdraw
UPDATE spellings SET withdrawn_at = $now, withdrawn_by = $author WHERE decision = $decision

-- name: put_back
UPDATE spellings SET withdrawn_at = NULL, withdrawn_by = NULL WHERE decision = $decision

-- name: decision
SELECT kind, text_key, target_key, withdrawn_at IS NULL AS active FROM spellings WHERE decision = $decision

-- name: active
SELECT text_key, target_key FROM spellings WHERE withdrawn_at IS NULL AND kind = $kind
ORDER BY decision

-- name: leads
-- Where each spelling leads now.
SELECT text_key, target_key FROM respellings WHERE kind = $kind

-- name: decisions
-- Every decision with its spellings, newest first; professionals under the name they have now.
WITH named AS (
    SELECT s.*,
        CASE WHEN s.kind = 'professional' THEN coalesce(p.professional_name, '') ELSE s.text END AS shown,
        CASE WHEN s.kind = 'professional' THEN coalesce(t.professional_name, '') ELSE s.target_name END AS target
    FROM spellings AS s
    LEFT JOIN professionals AS p ON s.kind = 'professional' AND p.professional_id = s.text_key
    LEFT JOIN professionals AS t ON s.kind = 'professional' AND t.professional_id = s.target_key
)
SELECT decision, any_value(kind) AS kind, any_value(target) AS target, any_value(category) AS category,
    any_value(competency) AS competency, any_value(changes) AS changes, any_value(author) AS author,
    any_value(created_at) AS created_at, any_value(withdrawn_by) AS withdrawn_by,
    any_value(withdrawn_at) AS withdrawn_at,
    coalesce(list(shown ORDER BY shown) FILTER (text_key <> target_key), []) AS texts
FROM named
GROUP BY decision
ORDER BY decision DESC

-- name: clear_respellings
DELETE FROM respellings

-- name: fill_respellings
-- Every spelling with an active decision, followed to where it leads; the last decision on the way gives the name.
INSERT INTO respellings BY NAME
WITH RECURSIVE stated AS (
    SELECT kind, text_key, target_key, target_name, category, competency, known
    FROM spellings WHERE withdrawn_at IS NULL
    -- what was decided last about a spelling holds
    QUALIFY row_number() OVER (PARTITION BY kind, text_key ORDER BY decision DESC) = 1
),
walked AS (
    SELECT *, 1 AS steps FROM stated
    UNION ALL
    SELECT w.kind, w.text_key, s.target_key, s.target_name, s.category, s.competency, s.known, w.steps + 1
    FROM walked AS w
    JOIN stated AS s ON s.kind = w.kind AND s.text_key = w.target_key
    -- a spelling may lead to itself: that only names it
    WHERE w.steps < 30 AND w.text_key <> w.target_key AND (s.text_key <> s.target_key OR s.target_name <> w.target_name
        OR s.category IS DISTINCT FROM w.category OR s.competency IS DISTINCT FROM w.competency OR s.known <> w.known)
)
SELECT kind, text_key, target_key, target_name, category, competency, known FROM walked
QUALIFY row_number() OVER (PARTITION BY kind, text_key ORDER BY steps DESC) = 1

-- name: forget_touched
-- Records just derived show what was typed.
DELETE FROM respelled WHERE interview_id IN (SELECT record_id FROM touched)

-- name: forget_settled
DELETE FROM respelled WHERE kind = 'field' AND interview_id IN (SELECT interview_id FROM settled)

-- name: restore_names
-- The typed texts again, for all interviews that show another name.
UPDATE interviews AS i SET
    field = CASE WHEN r.has_field THEN r.field ELSE i.field END,
    field_key = CASE WHEN r.has_field THEN r.field_key ELSE i.field_key END,
    organisation = CASE WHEN r.has_organisation THEN r.organisation ELSE i.organisation END,
    organisation_key = CASE WHEN r.has_organisation THEN r.organisation_key ELSE i.organisation_key END,
    occupation = CASE WHEN r.has_occupation THEN r.occupation ELSE i.occupation END,
    occupation_key = CASE WHEN r.has_occupation THEN r.occupation_key ELSE i.occupation_key END,
    industry = CASE WHEN r.has_industry THEN r.industry ELSE i.industry END,
    industry_key = CASE WHEN r.has_industry THEN r.industry_key ELSE i.industry_key END,
    professional_name = CASE WHEN r.has_professional THEN r.professional_name ELSE i.professional_name END,
    professional_id = CASE WHEN r.has_professional THEN r.professional_id ELSE i.professional_id END,
    person_key = CASE WHEN r.has_professional THEN r.person_key ELSE i.person_key END
FROM (
    SELECT interview_id,
        bool_or(kind = 'field') AS has_field,
        max(typed) FILTER (kind = 'field') AS field, max(typed_key) FILTER (kind = 'field') AS field_key,
        bool_or(kind = 'organisation') AS has_organisation,
        max(typed) FILTER (kind = 'organisation') AS organisation,
        max(typed_key) FILTER (kind = 'organisation') AS organisation_key,
        bool_or(kind = 'occupation') AS has_occupation,
        max(typed) FILTER (kind = 'occupation') AS occupation,
        max(typed_key) FILTER (kind = 'occupation') AS occupation_key,
        bool_or(kind = 'industry') AS has_industry,
        max(typed) FILTER (kind = 'industry') AS industry, max(typed_key) FILTER (kind = 'industry') AS industry_key,
        bool_or(kind = 'professional') AS has_professional,
        max(typed) FILTER (kind = 'professional') AS professional_name,
        max(typed_key) FILTER (kind = 'professional') AS professional_id,
        max(typed_person) FILTER (kind = 'professional') AS person_key
    FROM respelled GROUP BY interview_id
) AS r
WHERE r.interview_id = i.interview_id

-- name: restore_employers
UPDATE job_interviews AS j SET employer = r.typed, employer_key = r.typed_key
FROM respelled AS r
WHERE r.kind = 'employer' AND r.interview_id = j.job_interview_id

-- name: clear_respelled
DELETE FROM respelled

-- name: restore_people
-- The person merged into is not there any more: the import that named them was taken back.
UPDATE interviews AS i SET
    professional_id = r.typed_key, professional_name = r.typed, person_key = coalesce(r.typed_person, '')
FROM respelled AS r
WHERE r.kind = 'professional' AND r.interview_id = i.interview_id
  AND i.professional_id NOT IN (SELECT professional_id FROM professionals)

-- name: forget_people
DELETE FROM respelled AS r
WHERE r.kind = 'professional'
  AND EXISTS (FROM interviews AS i WHERE i.interview_id = r.interview_id AND i.professional_id = r.typed_key)

-- name: note_typed
-- What was typed, before another name takes its place; only where one does.
INSERT INTO respelled BY NAME
SELECT n.*
FROM (
    SELECT i.interview_id, 'field' AS kind, i.field AS typed, i.field_key AS typed_key, NULL AS typed_person
    FROM interviews AS i
    JOIN respellings AS s ON s.kind = 'field' AND s.text_key = i.field_key
    WHERE i.field_key <> s.target_key OR i.field <> s.target_name
    UNION ALL
    SELECT i.interview_id, 'organisation', i.organisation, i.organisation_key, NULL
    FROM interviews AS i
    JOIN respellings AS s ON s.kind = 'organisation' AND s.text_key = i.organisation_key
    WHERE i.organisation_key <> s.target_key OR i.organisation <> s.target_name
    UNION ALL
    SELECT i.interview_id, 'occupation', i.occupation, i.occupation_key, NULL
    FROM interviews AS i
    JOIN respellings AS s ON s.kind = 'occupation' AND s.text_key = i.occupation_key
    WHERE i.occupation_key <> s.target_key OR i.occupation <> s.target_name
    UNION ALL
    SELECT i.interview_id, 'industry', i.industry, i.industry_key, NULL
    FROM interviews AS i
    JOIN respellings AS s ON s.kind = 'industry' AND s.text_key = i.industry_key
    WHERE i.industry_key <> s.target_key OR i.industry <> s.target_name
    UNION ALL
    -- the person merged into has to be there: an import taken back leaves no name behind
    SELECT i.interview_id, 'professional', i.professional_name, i.professional_id, i.person_key
    FROM interviews AS i
    JOIN respellings AS s ON s.kind = 'professional' AND s.text_key = i.professional_id
    JOIN professionals AS p ON p.professional_id = s.target_key
    WHERE i.professional_id <> s.target_key
    UNION ALL
    -- an employer is an organisation
    SELECT j.job_interview_id, 'employer', j.employer, j.employer_key, NULL
    FROM job_interviews AS j
    JOIN respellings AS s ON s.kind = 'organisation' AND s.text_key = j.employer_key
    WHERE j.employer_key <> s.target_key OR j.employer <> s.target_name
) AS n
ANTI JOIN respelled AS r ON r.interview_id = n.interview_id AND r.kind = n.kind

-- name: show_fields
UPDATE interviews AS i SET field = s.target_name, field_key = s.target_key
FROM respelled AS r
JOIN respellings AS s ON s.kind = r.kind AND s.text_key = r.typed_key
WHERE r.kind = 'field' AND r.interview_id = i.interview_id
  AND (i.field_key <> s.target_key OR i.field <> s.target_name)

-- name: show_organisations
UPDATE interviews AS i SET organisation = s.target_name, organisation_key = s.target_key
FROM respelled AS r
JOIN respellings AS s ON s.kind = r.kind AND s.text_key = r.typed_key
WHERE r.kind = 'organisation' AND r.interview_id = i.interview_id
  AND (i.organisation_key <> s.target_key OR i.organisation <> s.target_name)

-- name: show_employers
UPDATE job_interviews AS j SET employer = s.target_name, employer_key = s.target_key
FROM respelled AS r
JOIN respellings AS s ON s.kind = 'organisation' AND s.text_key = r.typed_key
WHERE r.kind = 'employer' AND r.interview_id = j.job_interview_id
  AND (j.employer_key <> s.target_key OR j.employer <> s.target_name)

-- name: show_occupations
UPDATE interviews AS i SET occupation = s.target_name, occupation_key = s.target_key
FROM respelled AS r
JOIN respellings AS s ON s.kind = r.kind AND s.text_key = r.typed_key
WHERE r.kind = 'occupation' AND r.interview_id = i.interview_id
  AND (i.occupation_key <> s.target_key OR i.occupation <> s.target_name)

-- name: show_industries
UPDATE interviews AS i SET industry = s.target_name, industry_key = s.target_key
FROM respelled AS r
JOIN respellings AS s ON s.kind = r.kind AND s.text_key = r.typed_key
WHERE r.kind = 'industry' AND r.interview_id = i.interview_id
  AND (i.industry_key <> s.target_key OR i.industry <> s.target_name)

-- name: show_professionals
UPDATE interviews AS i SET
    professional_id = p.professional_id, professional_name = p.professional_name, person_key = coalesce(p.name_key, '')
FROM respelled AS r
JOIN respellings AS s ON s.kind = r.kind AND s.text_key = r.typed_key
JOIN professionals AS p ON p.professional_id = s.target_key
WHERE r.kind = 'professional' AND r.interview_id = i.interview_id
  AND (i.professional_id <> p.professional_id OR i.professional_name IS DISTINCT FROM p.professional_name)

-- name: interviews_of_skills
-- Interviews whose skills a change of decisions reaches: by the spelling and by what it leads to.
SELECT DISTINCT interview_id AS record_id FROM interview_skills WHERE skill_key IN (SELECT unnest($keys::VARCHAR[]))

-- name: name_groups
-- The names of one kind as they count now: interviews and people in scope, and every text typed for each.
WITH named AS (
    SELECT i.interview_id, i.person_key,
        CASE $kind WHEN 'field' THEN i.field_key WHEN 'organisation' THEN i.organisation_key
            WHEN 'occupation' THEN i.occupation_key WHEN 'industry' THEN i.industry_key END AS key,
        CASE $kind WHEN 'field' THEN i.field WHEN 'organisation' THEN i.organisation
            WHEN 'occupation' THEN i.occupation WHEN 'industry' THEN i.industry END AS name,
        r.typed
    FROM interviews AS i
    LEFT JOIN respelled AS r ON r.interview_id = i.interview_id AND r.kind = $kind
    WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[]))
)
SELECT key, mode(name) AS name, count(*) AS interviews, count(DISTINCT person_key) AS people,
    list(DISTINCT coalesce(typed, name) ORDER BY coalesce(typed, name)) AS texts
FROM named
WHERE key IS NOT NULL AND name <> $unspecified
GROUP BY key
ORDER BY interviews DESC, name, key

-- name: skill_groups
-- Skills as they count now; beside the texts without a name of their own, the spellings merged into each.
WITH merged AS (
    SELECT r.target_key, list(DISTINCT s.text) AS texts
    FROM respellings AS r
    JOIN spellings AS s ON s.kind = r.kind AND s.text_key = r.text_key AND s.withdrawn_at IS NULL
    WHERE r.kind = 'skill'
    GROUP BY r.target_key
)
SELECT k.skill_key AS key, mode(k.skill) AS name, count(DISTINCT k.interview_id) AS interviews,
    count(DISTINCT k.person_key) AS people, bool_or(k.known) AS known, any_value(k.category) AS category,
    any_value(k.competency) AS competency,
    list_sort(list_distinct(list_concat(list(DISTINCT k.skill), coalesce(any_value(m.texts), [])))) AS texts
FROM interview_skills AS k
LEFT JOIN merged AS m ON m.target_key = k.skill_key
WHERE k.class_id IN (SELECT unnest($classes::VARCHAR[]))
GROUP BY k.skill_key
ORDER BY known, interviews DESC, lower(name), key

-- name: person_groups
SELECT i.professional_id AS key, any_value(p.professional_name) AS name, count(*) AS interviews,
    any_value(p.organisation) AS organisation, any_value(p.organisation_key) AS organisation_key,
    any_value(p.name_key) AS name_key, list(DISTINCT coalesce(r.typed, i.professional_name)) AS texts,
    list(DISTINCT s.class_name) AS classes
FROM interviews AS i
JOIN professionals AS p ON p.professional_id = i.professional_id
JOIN students AS s ON s.student_key = i.student_key
LEFT JOIN respelled AS r ON r.interview_id = i.interview_id AND r.kind = 'professional'
WHERE i.class_id IN (SELECT unnest($classes::VARCHAR[])) AND p.professional_name IS NOT NULL
GROUP BY i.professional_id
ORDER BY interviews DESC, name, key

-- name: interviews_named
-- How many interviews show one of the names; those that already read as wanted are left out.
SELECT count(*) FROM interviews
WHERE CASE $kind WHEN 'field' THEN field_key WHEN 'organisation' THEN organisation_key
        WHEN 'occupation' THEN occupation_key WHEN 'industry' THEN industry_key
        WHEN 'professional' THEN professional_id END IN (SELECT unnest($keys::VARCHAR[]))
  AND ($kind = 'professional' AND professional_id <> $target_key OR $kind <> 'professional'
       AND CASE $kind WHEN 'field' THEN field WHEN 'organisation' THEN organisation
           WHEN 'occupation' THEN occupation WHEN 'industry' THEN industry END <> $target_name)

-- name: interviews_with_skills
SELECT count(DISTINCT interview_id) FROM interview_skills
WHERE skill_key IN (SELECT unnest($keys::VARCHAR[])) 
  AND (skill_key <> $target_key OR skill <> $target_name OR (NOT known AND $known::BOOLEAN))

-- name: unknown_skills
SELECT count(DISTINCT skill_key) FROM interview_skills
WHERE NOT known AND class_id IN (SELECT unnest($classes::VARCHAR[]))
