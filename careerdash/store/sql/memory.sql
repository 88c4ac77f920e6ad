-- name: remembered
-- Mappings made by hand in active imports, the newest per header set, unless given up since; and those that came with
-- a class taken over, where nothing was chosen here. An edit made since stands in place of the mapping.
WITH chosen AS (
    SELECT s.batch, f.name AS file, s.name AS sheet, s.kind, s.headers, s.mapping, s.header_row
    FROM sheets AS s
    JOIN files AS f ON f.file_id = s.file_id
    JOIN batches AS b ON b.batch = s.batch AND b.active AND b.kind IN ('import', 'sample')
    WHERE json_extract_string(s.decisions, '$.chosen') = 'true'
      AND NOT EXISTS (SELECT 1 FROM forgotten_mappings AS g WHERE g.headers = s.headers AND g.batch >= s.batch)
    QUALIFY row_number() OVER (PARTITION BY s.headers ORDER BY s.batch DESC) = 1
),
known AS (
    SELECT * FROM chosen
    UNION ALL
    SELECT 0, h.handed_by, h.mapping_id, h.kind, h.headers, h.mapping, NULL
    FROM handed_mappings AS h
    WHERE NOT EXISTS (FROM chosen AS c WHERE c.headers = h.headers)
),
edited AS (
    SELECT headers, batch, mapping
    FROM edited_mappings
    QUALIFY row_number() OVER (PARTITION BY headers ORDER BY edited_at DESC) = 1
)
SELECT k.batch, k.file, k.sheet, k.kind, k.headers, coalesce(e.mapping, k.mapping) AS mapping, k.header_row
FROM known AS k
LEFT JOIN edited AS e ON e.headers = k.headers AND e.batch >= k.batch
ORDER BY k.batch DESC, k.sheet

-- name: forget
INSERT INTO forgotten_mappings
SELECT s.headers, (SELECT max(batch) FROM batches)
FROM sheets AS s JOIN files AS f ON f.file_id = s.file_id
WHERE s.batch = $batch AND f.name = $file AND s.name = $sheet

-- name: forget_handed
DELETE FROM handed_mappings WHERE mapping_id = $sheet

-- name: edit
INSERT INTO edited_mappings
SELECT from_json($headers, '["VARCHAR"]'), (SELECT coalesce(max(batch), 0) FROM batches), $mapping, $author, $now::TIMESTAMP
