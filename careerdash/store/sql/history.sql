-- name: next_batch
SELECT coalesce(max(batch), 0) + 1 FROM batches

-- name: decided_before
-- What was decided when a sheet of a file of that name was imported last and not taken back.
SELECT f.name AS file, s.name AS sheet, arg_max(s.decisions, f.batch) AS decisions
FROM files AS f
JOIN sheets AS s ON s.file_id = f.file_id
JOIN batches AS b ON b.batch = f.batch AND b.active AND b.kind IN ('import', 'sample')
WHERE f.name IN (SELECT unnest($files::VARCHAR[]))
GROUP BY f.name, s.name

-- name: terms_of_classes
SELECT DISTINCT term_start, term_end FROM class_settings AS s
JOIN record_keys AS k ON k.entity = 'class' AND k.record_id = s.class_id
WHERE k.key IN (SELECT unnest($class_keys::VARCHAR[])) AND (term_start IS NOT NULL OR term_end IS NOT NULL)

-- name: terms_of_students
SELECT DISTINCT term_start, term_end FROM class_settings AS s
JOIN students AS m ON m.class_id = s.class_id
WHERE m.student_id IN (SELECT unnest($student_ids::VARCHAR[]))
    AND (term_start IS NOT NULL OR term_end IS NOT NULL)

-- name: insert_batch
INSERT INTO batches BY NAME
SELECT $batch AS batch, $kind AS kind, $depends_on AS depends_on, false AS taken_along, $now AS created_at, $author AS author, true AS active, NULL AS changed_at,
    $note AS note, $rows_read AS rows_read, $new AS new, $changed AS changed, $same AS same, $held AS held,
    $settings AS settings, $issues AS issues

-- name: insert_files
INSERT INTO files BY NAME SELECT * FROM staged_files

-- name: insert_sheets
INSERT INTO sheets BY NAME SELECT * FROM staged_sheets

-- name: insert_raw_rows
INSERT INTO raw_rows BY NAME SELECT * FROM staged_rows

-- name: insert_sheet_rows
-- The rows of a sheet as they were read, one column c0, c1, ... for each of its columns.
INSERT INTO raw_rows BY NAME
SELECT raw_id, $sheet_id AS sheet_id, $batch AS batch, row, list_value(*COLUMNS('^c[0-9]+$')) AS cells, kinds, status
FROM staged_rows

-- name: insert_links
INSERT INTO row_links BY NAME SELECT * FROM staged_row_links

-- name: insert_keys
INSERT INTO record_keys BY NAME SELECT * FROM staged_keys

-- name: batches
SELECT b.batch, b.kind, b.created_at, b.author, b.active, b.changed_at, b.note, b.rows_read, b.new, b.changed, b.same,
    b.held, b.settings, json_array_length(b.issues) AS issue_count,
    (SELECT list(f.name ORDER BY f.position) FROM files AS f WHERE f.batch = b.batch) AS files
FROM batches AS b
ORDER BY b.batch DESC

-- name: batch
-- A batch, and whether the import it goes with is active.
SELECT b.batch, b.kind, b.active, b.depends_on, coalesce(o.active, true) AS ground
FROM batches AS b
LEFT JOIN batches AS o ON o.batch = b.depends_on
WHERE b.batch = $batch

-- name: set_active
UPDATE batches SET active = $active, taken_along = false, changed_at = $now WHERE batch = $batch

-- name: take_along
-- Repairs go with the import whose row they repair.
UPDATE batches SET active = false, taken_along = true, changed_at = $now WHERE depends_on = $batch AND active

-- name: bring_along
UPDATE batches SET active = true, taken_along = false, changed_at = $now WHERE depends_on = $batch AND taken_along

-- name: dependents
SELECT batch FROM batches WHERE depends_on = $batch

-- name: held_rows
-- Rows that wait in active imports and that no active batch has settled.
SELECT r.raw_id, r.batch, f.name AS file, s.name AS sheet, r.row, s.headers, s.mapping, r.cells, r.kinds, b.issues
FROM raw_rows AS r
JOIN batches AS b ON b.batch = r.batch AND b.active
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
-- a row that was repaired while it was imported waits once that repair is taken back
WHERE (r.status = 'held' OR EXISTS (SELECT 1 FROM settled_rows AS x WHERE x.raw_id = r.raw_id))
  AND NOT EXISTS (
      SELECT 1 FROM settled_rows AS x JOIN batches AS y ON y.batch = x.batch AND y.active WHERE x.raw_id = r.raw_id
  )
ORDER BY r.raw_id

-- name: held_row
SELECT r.raw_id, r.batch, f.name AS file, s.name AS sheet, r.row, s.kind, s.header_row, s.headers, s.mapping,
    s.decisions, r.cells, r.kinds
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE r.raw_id = $raw_id
  AND (r.status = 'held' OR EXISTS (SELECT 1 FROM settled_rows AS x WHERE x.raw_id = r.raw_id))

-- name: repaired_rows
-- Rows that active repairs settled: their cells as typed, and those of the repair.
SELECT s.headers, r.cells, fixed.cells AS fixed
FROM settled_rows AS x
JOIN batches AS b ON b.batch = x.batch AND b.active AND b.kind = 'repair'
JOIN raw_rows AS r ON r.raw_id = x.raw_id
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
JOIN files AS nf ON nf.batch = b.batch AND nf.name = f.name
JOIN sheets AS ns ON ns.file_id = nf.file_id AND ns.name = s.name
JOIN raw_rows AS fixed ON fixed.sheet_id = ns.sheet_id AND fixed.row = r.row AND fixed.status <> 'note'
ORDER BY x.batch

-- name: places_of_rows
-- File (without what its versions differ in) and sheet of stored rows; careerdash.imports.fixes.problems has the same pattern.
SELECT r.raw_id, s.name AS sheet,
    regexp_replace(f.name, '( \(to fix\)( ?\(\d+\))?)?\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$', '', 'i') AS file
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE r.raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: settle_row
INSERT INTO settled_rows VALUES ($raw_id, $batch)

-- name: settle_rows_again
-- Held rows that stand again, stored this time, in the same place of the same file. Versions of a file share its name
-- up to the ending and what a problem workbook adds to it; careerdash.imports.fixes.problems has the same pattern.
INSERT INTO settled_rows
WITH named AS (
    SELECT file_id, batch,
        regexp_replace(name, '( \(to fix\)( ?\(\d+\))?)?\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$', '', 'i') AS name
    FROM files
)
SELECT DISTINCT old.raw_id, $batch
FROM raw_rows AS old
JOIN sheets AS os ON os.sheet_id = old.sheet_id
JOIN named AS o ON o.file_id = os.file_id
JOIN named AS n ON n.batch = $batch AND n.name = o.name
JOIN sheets AS ns ON ns.file_id = n.file_id AND ns.name = os.name
JOIN raw_rows AS new ON new.sheet_id = ns.sheet_id AND new.row = old.row
WHERE (old.status = 'held' OR EXISTS (SELECT 1 FROM settled_rows AS x WHERE x.raw_id = old.raw_id))
  AND old.batch < $batch AND new.status <> 'note'

-- name: issues
SELECT issues FROM batches WHERE batch = $batch

-- name: original
SELECT name, content FROM files WHERE batch = $batch AND position = $position

-- name: later_batches
-- Later active imports that speak about records this one speaks about.
SELECT DISTINCT later.raw_id >> 32 AS batch
FROM row_links AS own
JOIN row_links AS later ON later.entity = own.entity AND later.record_id = own.record_id AND later.raw_id >= $end
JOIN batches AS b ON b.batch = later.raw_id >> 32 AND b.active
WHERE own.raw_id >= $first AND own.raw_id < $end AND own.entity <> 'student'
ORDER BY batch

-- name: sheets_of_batch
SELECT f.name AS file, s.name AS sheet, s.kind, s.header_row, s.headers, s.mapping, s.decisions, s.rows_read, s.new,
    s.changed, s.same, s.held
FROM sheets AS s
JOIN files AS f ON f.file_id = s.file_id
WHERE s.batch = $batch
ORDER BY f.position, s.position

-- name: class_names_of_batch
SELECT DISTINCT s.class_name
FROM row_links AS l
JOIN students AS s ON s.student_key = l.record_id
WHERE l.entity = 'student' AND l.raw_id >= $first AND l.raw_id < $end
ORDER BY s.class_name

-- name: links_of_record
-- The links of the newest active row of a file that speaks about a record.
SELECT DISTINCT l.entity, l.record_id
FROM row_links AS l
WHERE l.entity IN ($entity, 'student', 'professional') AND l.raw_id = (
    SELECT max(o.raw_id) FROM row_links AS o
    JOIN batches AS b ON b.batch = o.raw_id >> 32 AND b.active AND b.kind <> 'correction'
    WHERE o.entity = $entity AND o.record_id = $record_id
) AND (l.entity <> $entity OR l.record_id = $record_id)

-- name: rows_of_batch
-- The first rows of an import or correction as they stand in the file, with the student each speaks of.
SELECT f.name AS file, s.name AS sheet, r.row, r.status, s.headers, r.cells,
    (SELECT coalesce(t.student_name, t.student_id)
     FROM row_links AS l JOIN students AS t ON t.student_key = l.record_id
     WHERE l.raw_id = r.raw_id AND l.entity = 'student' LIMIT 1) AS student
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE r.batch = $batch
ORDER BY r.raw_id
LIMIT $limit
