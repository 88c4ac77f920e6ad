-- name: remembered
-- Mappings made by hand in active imports, the newest per header set, unless given up since.
SELECT s.batch, f.name AS file, s.name AS sheet, s.kind, s.headers, s.mapping, s.header_row
FROM sheets AS s
JOIN files AS f ON f.file_id = s.file_id
JOIN batches AS b ON b.batch = s.batch AND b.active AND b.kind IN ('import', 'sample')
WHERE json_extract_string(s.decisions, '$.chosen') = 'true'
  AND NOT EXISTS (SELECT 1 FROM forgotten_mappings AS g WHERE g.headers = s.headers AND g.batch >= s.batch)
QUALIFY row_number() OVER (PARTITION BY s.headers ORDER BY s.batch DESC) = 1
ORDER BY s.batch DESC

-- name: forget
INSERT INTO forgotten_mappings
SELECT s.headers, (SELECT max(batch) FROM batches)
FROM sheets AS s JOIN files AS f ON f.file_id = s.file_id
WHERE s.batch = $batch AND f.name = $file AND s.name = $sheet
