-- name: students
-- Every student known by number or name, to find the column of a sheet that holds them.
SELECT student_id, name_key FROM students

-- name: sheets
-- The sheets of an import, and those of the rows of it that were repaired since.
SELECT s.sheet_id, s.batch, f.name AS file, s.name AS sheet, s.kind, s.headers, s.mapping, s.decisions, s.header_row,
    b.active, b.settings, b.kind AS batch_kind
FROM sheets AS s
JOIN files AS f ON f.file_id = s.file_id
JOIN batches AS b ON b.batch = s.batch
WHERE s.batch = $batch OR b.depends_on = $batch
ORDER BY s.batch, f.position, s.position

-- name: cells
-- The cells of one column of each sheet in the frame "chosen_columns" (sheet_id, column_index), empty ones left out.
SELECT r.raw_id, r.sheet_id, r.status, r.cells[c.column_index + 1] AS text, r.kinds[c.column_index + 1] AS letter
FROM chosen_columns AS c
JOIN raw_rows AS r ON r.sheet_id = c.sheet_id
WHERE r.status <> 'note' AND trim(r.cells[c.column_index + 1]) <> ''
ORDER BY r.raw_id

-- name: filled
-- Per sheet, how many data rows have a text in each column.
SELECT r.sheet_id, list(position) AS positions, list(filled) AS filled
FROM (
    SELECT sheet_id, position, count(*) AS filled
    FROM (
        SELECT sheet_id, unnest(cells) AS text, unnest(range(len(cells))) AS position
        FROM raw_rows WHERE batch = $batch AND status <> 'note'
    )
    WHERE trim(text) <> ''
    GROUP BY sheet_id, position
) AS r
GROUP BY r.sheet_id

-- name: links
-- What the rows of the frame "chosen_rows" (raw_id) speak about.
SELECT l.raw_id, l.entity, l.record_id
FROM row_links AS l
WHERE l.raw_id IN (SELECT raw_id FROM chosen_rows)

-- name: set_mapping
UPDATE sheets AS s SET mapping = n.mapping, decisions = n.decisions
FROM new_mappings AS n WHERE n.sheet_id = s.sheet_id

-- name: insert_changes
INSERT INTO mapping_changes BY NAME SELECT * FROM new_changes

-- name: changes
-- Changes in force, of one import or (batch 0) of all.
SELECT change_id, batch, column_name, field, min(created_at) AS created_at, min(author) AS author,
    count(*) AS sheets, min(sheet_id) AS sheet_id
FROM mapping_changes
WHERE withdrawn_at IS NULL AND ($batch = 0 OR batch = $batch)
GROUP BY change_id, batch, column_name, field
ORDER BY created_at DESC, column_name

-- name: change
SELECT c.batch, c.sheet_id, c.column_index, c.column_name, c.field, c.was_chosen, s.kind, s.mapping, s.decisions
FROM mapping_changes AS c
JOIN sheets AS s ON s.sheet_id = c.sheet_id
WHERE c.change_id = $change_id AND c.withdrawn_at IS NULL

-- name: withdraw_change
UPDATE mapping_changes SET withdrawn_at = $now, withdrawn_by = $author
WHERE change_id = $change_id AND withdrawn_at IS NULL

-- name: files
SELECT name, size, sha256 FROM files WHERE batch = $batch ORDER BY position

-- name: fields
-- The career fields that are named, in interviews or as targets of students.
SELECT DISTINCT field FROM interviews WHERE field_stated IS NOT NULL
UNION
SELECT target_field FROM students WHERE target_field IS NOT NULL
ORDER BY field
