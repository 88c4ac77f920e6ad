-- Finding a person and everything that is stored about them, and taking it out. Ids and texts come as lists.

-- name: students_of_id
-- Students of that number: stored ones, and those of whom only imports that were taken back speak.
WITH stored AS (
    SELECT student_key, student_id, student_name, class_name, class_key FROM students
    WHERE lower(student_id) = lower($student_id)
),
once AS (
    SELECT k.record_id AS student_key, $student_id AS student_id, NULL AS student_name,
        regexp_extract(k.key, '^id:([^/]*)/', 1) AS class_key
    FROM record_keys AS k
    WHERE k.entity = 'student' AND regexp_replace(k.key, '^id:[^/]*/', '') = lower($student_id)
      AND starts_with(k.key, 'id:')
      AND EXISTS (FROM row_links AS l WHERE l.entity = 'student' AND l.record_id = k.record_id)
      AND NOT EXISTS (FROM students AS s WHERE s.student_key = k.record_id)
)
FROM stored
UNION ALL BY NAME
SELECT DISTINCT student_key, student_id, student_name, class_key AS class_name, class_key FROM once
ORDER BY class_name, student_key

-- name: students_named
SELECT student_key, student_id, student_name, class_name, class_key FROM students WHERE name_key = $name_key
ORDER BY class_name, student_key

-- name: student
SELECT student_key, student_id, student_name, class_name, class_key FROM students WHERE student_key = $student_key

-- name: named_student
SELECT student_id, student_name, class_key FROM students WHERE student_key IN (SELECT unnest($ids::VARCHAR[]))

-- name: named_professional
SELECT professional_name FROM professionals WHERE professional_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: professional
-- A professional by id, also one whom only imports that were taken back name.
SELECT k.record_id AS professional_id, p.professional_name, p.organisation
FROM (SELECT DISTINCT record_id FROM row_links WHERE entity = 'professional' AND record_id = $professional_id) AS k
LEFT JOIN professionals AS p ON p.professional_id = k.record_id

-- name: merged_with
-- Everybody an advisor said is the same professional.
WITH goal AS (
    SELECT coalesce(max(target_key), $professional_id) AS id
    FROM respellings WHERE kind = 'professional' AND text_key = $professional_id
)
SELECT id FROM goal
UNION
SELECT text_key FROM respellings WHERE kind = 'professional' AND target_key = (SELECT id FROM goal)
UNION
SELECT $professional_id

-- name: linked_rows
SELECT DISTINCT raw_id FROM row_links WHERE entity = $entity AND record_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: rows_behind
-- Rows that wait behind one of these rows: the row as it was before a repair, or in an earlier version of the file.
WITH places AS (
    SELECT r.raw_id, r.batch, r.row, s.name AS sheet,
        regexp_replace(f.name, '( \(to fix\)( ?\(\d+\))?)?\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$', '', 'i') AS file
    FROM raw_rows AS r
    JOIN sheets AS s ON s.sheet_id = r.sheet_id
    JOIN files AS f ON f.file_id = s.file_id
    WHERE r.raw_id IN (SELECT unnest($raw_ids::BIGINT[]) UNION ALL SELECT raw_id FROM settled_rows)
)
SELECT DISTINCT old.raw_id
FROM settled_rows AS x
JOIN places AS old ON old.raw_id = x.raw_id
JOIN places AS fixed ON fixed.batch = x.batch AND fixed.row = old.row AND fixed.sheet = old.sheet AND fixed.file = old.file
WHERE fixed.raw_id IN (SELECT unnest($raw_ids::BIGINT[])) AND old.raw_id NOT IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: rows
SELECT r.raw_id, r.sheet_id, r.batch, r.row, r.cells, r.kinds, r.status, s.kind, s.headers, s.mapping,
    json_extract_string(s.decisions, '$.class_key') AS class_key, s.file_id, f.name AS file, s.name AS sheet
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE r.raw_id IN (SELECT unnest($raw_ids::BIGINT[]))
ORDER BY r.raw_id

-- name: rows_without_person
-- Rows that speak of no student (or professional): they wait, or stand behind the row that speaks in their place.
SELECT r.raw_id
FROM raw_rows AS r
ANTI JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = $entity
JOIN sheets AS s ON s.sheet_id = r.sheet_id AND ($entity <> 'professional' OR s.kind = 'interviews')
WHERE r.status <> 'note' AND regexp_matches(array_to_string(r.cells, chr(31)), $pattern, 'i')

-- name: rows_mentioning
SELECT r.raw_id FROM raw_rows AS r WHERE regexp_matches(array_to_string(r.cells, chr(31)), $pattern, 'i')

-- name: names_shared
-- Names (folded) that somebody else bears, or that are part of somebody else's name.
SELECT DISTINCT n.name_key
FROM (SELECT unnest($names::VARCHAR[]) AS name_key) AS n
WHERE EXISTS (
    FROM students AS s
    WHERE contains(s.name_key, n.name_key) AND NOT list_contains($students::VARCHAR[], s.student_key)
) OR EXISTS (
    FROM professionals AS p
    WHERE contains(p.name_key, n.name_key) AND NOT list_contains($professionals::VARCHAR[], p.professional_id)
)

-- name: namesakes
-- Other people of the very same name: they may be the same person.
SELECT professional_name AS name, coalesce(organisation, '') AS place FROM professionals
WHERE name_key IN (SELECT unnest($names::VARCHAR[])) AND NOT list_contains($ids::VARCHAR[], professional_id)
UNION ALL
SELECT student_name, class_name FROM students
WHERE name_key IN (SELECT unnest($names::VARCHAR[])) AND NOT list_contains($ids::VARCHAR[], student_key)
ORDER BY ALL

-- name: links_of_rows
SELECT DISTINCT entity, record_id FROM row_links WHERE raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: records_of_student
SELECT 'interviews' AS name, count(*) AS n FROM interviews WHERE student_key IN (SELECT unnest($ids::VARCHAR[]))
UNION ALL SELECT 'planning', count(*) FROM planning WHERE student_key IN (SELECT unnest($ids::VARCHAR[]))
UNION ALL SELECT 'job_interviews', count(*) FROM job_interviews WHERE student_key IN (SELECT unnest($ids::VARCHAR[]))

-- name: interviews_with
SELECT count(*) FROM interviews_as_typed WHERE professional_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: delete_raw_rows
DELETE FROM raw_rows WHERE raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: delete_links
DELETE FROM row_links WHERE raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: delete_settled
DELETE FROM settled_rows WHERE raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: unlink
DELETE FROM row_links WHERE entity = $entity AND record_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: change_rows
UPDATE raw_rows AS r SET cells = n.cells, kinds = n.kinds
FROM (
    SELECT unnest($raw_ids::BIGINT[]) AS raw_id, unnest($cells::VARCHAR[][]) AS cells, unnest($kinds::VARCHAR[]) AS kinds
) AS n
WHERE n.raw_id = r.raw_id

-- name: emptied_sheets
-- Of these sheets those without a row of data.
SELECT s.sheet_id FROM sheets AS s
WHERE s.sheet_id IN (SELECT unnest($sheets::VARCHAR[]))
  AND NOT EXISTS (FROM raw_rows AS r WHERE r.sheet_id = s.sheet_id AND r.status <> 'note')

-- name: emptied_files
-- Of these files those without a row of data; their sheets go with them.
SELECT f.file_id FROM files AS f
WHERE f.file_id IN (SELECT unnest($files::VARCHAR[]))
  AND NOT EXISTS (
      FROM sheets AS s JOIN raw_rows AS r ON r.sheet_id = s.sheet_id AND r.status <> 'note' WHERE s.file_id = f.file_id
  )

-- name: sheets_of_nobody_else
-- Sheets all of whose rows of data are among these: forms, as a rule.
SELECT s.batch, f.name AS file, s.name AS sheet
FROM sheets AS s
JOIN files AS f ON f.file_id = s.file_id
WHERE s.sheet_id IN (SELECT unnest($sheets::VARCHAR[]))
  AND NOT EXISTS (
      FROM raw_rows AS r
      WHERE r.sheet_id = s.sheet_id AND r.status <> 'note' AND NOT list_contains($raw_ids::BIGINT[], r.raw_id)
  )

-- name: sheets_of_files
SELECT sheet_id FROM sheets WHERE file_id IN (SELECT unnest($files::VARCHAR[]))

-- name: delete_rows_of_sheets
DELETE FROM raw_rows WHERE sheet_id IN (SELECT unnest($sheets::VARCHAR[]))

-- name: delete_sheets
DELETE FROM sheets WHERE sheet_id IN (SELECT unnest($sheets::VARCHAR[]))

-- name: delete_mapping_changes
DELETE FROM mapping_changes WHERE sheet_id IN (SELECT unnest($sheets::VARCHAR[]))

-- name: delete_files
DELETE FROM files WHERE file_id IN (SELECT unnest($files::VARCHAR[]))

-- name: recount_sheets
-- What the history counts is what is stored.
UPDATE sheets AS s SET new = n.new, changed = n.changed, same = n.same, held = n.held,
    rows_read = n.new + n.changed + n.same + n.held
FROM (
    SELECT x.sheet_id, count(*) FILTER (r.status = 'new') AS new, count(*) FILTER (r.status = 'changed') AS changed,
        count(*) FILTER (r.status = 'same') AS same, count(*) FILTER (r.status = 'held') AS held
    FROM sheets AS x LEFT JOIN raw_rows AS r ON r.sheet_id = x.sheet_id
    WHERE x.sheet_id IN (SELECT unnest($sheets::VARCHAR[]))
    GROUP BY x.sheet_id
) AS n
WHERE n.sheet_id = s.sheet_id

-- name: recount_batches
UPDATE batches AS b SET new = n.new, changed = n.changed, same = n.same, held = n.held,
    rows_read = n.new + n.changed + n.same + n.held
FROM (
    SELECT x.batch, count(*) FILTER (r.status = 'new') AS new, count(*) FILTER (r.status = 'changed') AS changed,
        count(*) FILTER (r.status = 'same') AS same, count(*) FILTER (r.status = 'held') AS held
    FROM batches AS x LEFT JOIN raw_rows AS r ON r.batch = x.batch
    WHERE x.batch IN (SELECT unnest($batches::INTEGER[]))
    GROUP BY x.batch
) AS n
WHERE n.batch = b.batch

-- name: forget_remarks
-- A change of which no row is left says nothing any more either.
UPDATE batches AS b SET note = NULL
WHERE b.batch IN (SELECT unnest($batches::INTEGER[])) AND b.kind NOT IN ('import', 'sample')
  AND NOT EXISTS (FROM raw_rows AS r WHERE r.batch = b.batch)

-- name: issues_of_batches
SELECT batch, issues FROM batches WHERE batch IN (SELECT unnest($batches::INTEGER[])) AND issues <> '[]'

-- name: set_issues
UPDATE batches SET issues = $issues WHERE batch = $batch

-- name: kept_originals
SELECT file_id, batch, name FROM files WHERE content IS NOT NULL ORDER BY batch, position

-- name: original
SELECT content FROM files WHERE file_id = $file_id

-- name: drop_originals
UPDATE files SET content = NULL WHERE file_id IN (SELECT unnest($files::VARCHAR[]))

-- name: delete_keys
-- Identities that no row speaks of any more.
DELETE FROM record_keys AS k
WHERE k.record_id IN (SELECT unnest($ids::VARCHAR[])) AND k.entity <> 'class'
  AND NOT EXISTS (FROM row_links AS l WHERE l.entity = k.entity AND l.record_id = k.record_id)

-- name: delete_keys_of
DELETE FROM record_keys WHERE record_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: rename_keys
-- Records that stay under another name: their identity must not tell the old one.
UPDATE record_keys SET key = 'pseudonym|' || record_id WHERE record_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: delete_decisions
-- Who was said to be the same person as one of these.
DELETE FROM spellings
WHERE kind = 'professional' AND decision IN (
    SELECT decision FROM spellings
    WHERE kind = 'professional' AND (list_contains($ids::VARCHAR[], text_key) OR list_contains($ids::VARCHAR[], target_key))
)

-- name: own_step_columns
SELECT DISTINCT column_key FROM class_own_steps WHERE column_key <> ''
