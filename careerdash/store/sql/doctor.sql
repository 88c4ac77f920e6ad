-- Checks that what is stored belongs together. Each returns what does not; no row means that all is well.

-- name: sizes
SELECT (SELECT count(*) FROM batches) AS batches, (SELECT count(*) FROM raw_rows) AS raw_rows,
    (SELECT count(*) FROM row_links) AS links, (SELECT count(*) FROM students) AS students,
    (SELECT count(*) FROM interviews) AS interviews

-- name: wrong_counts
-- Imports whose counts are not those of their rows.
SELECT b.batch
FROM batches AS b
LEFT JOIN (
    SELECT batch, count(*) FILTER (status = 'new') AS new, count(*) FILTER (status = 'changed') AS changed,
        count(*) FILTER (status = 'same') AS same, count(*) FILTER (status = 'held') AS held
    FROM raw_rows GROUP BY batch
) AS r ON r.batch = b.batch
LEFT JOIN (
    SELECT batch, sum(rows_read) AS rows_read, sum(new) AS new, sum(changed) AS changed, sum(same) AS same,
        sum(held) AS held
    FROM sheets GROUP BY batch
) AS s ON s.batch = b.batch
WHERE b.rows_read <> b.new + b.changed + b.same + b.held
   OR (b.new, b.changed, b.same, b.held) <>
      (coalesce(r.new, 0), coalesce(r.changed, 0), coalesce(r.same, 0), coalesce(r.held, 0))
   OR (b.rows_read, b.new, b.changed, b.same, b.held) <>
      (coalesce(s.rows_read, 0), coalesce(s.new, 0), coalesce(s.changed, 0), coalesce(s.same, 0), coalesce(s.held, 0))
ORDER BY b.batch

-- name: stray_rows
-- Rows without their sheet, sheets without their file, files without their import, rows of another shape than told.
SELECT 'row' AS kind, count(*) AS n FROM raw_rows AS r ANTI JOIN sheets AS s ON s.sheet_id = r.sheet_id AND s.batch = r.batch
HAVING count(*) > 0
UNION ALL
SELECT 'sheet', count(*) FROM sheets AS s ANTI JOIN files AS f ON f.file_id = s.file_id AND f.batch = s.batch
HAVING count(*) > 0
UNION ALL
SELECT 'file', count(*) FROM files AS f ANTI JOIN batches AS b ON b.batch = f.batch HAVING count(*) > 0
UNION ALL
SELECT 'shape', count(*) FROM raw_rows WHERE raw_id >> 32 <> batch OR len(cells) <> length(kinds) HAVING count(*) > 0
UNION ALL
SELECT 'number', count(*) - count(DISTINCT raw_id) FROM raw_rows HAVING count(*) > count(DISTINCT raw_id)
UNION ALL
SELECT 'settled', count(*) FROM settled_rows AS x
LEFT JOIN raw_rows AS r ON r.raw_id = x.raw_id LEFT JOIN batches AS b ON b.batch = x.batch
WHERE r.raw_id IS NULL OR b.batch IS NULL HAVING count(*) > 0
UNION ALL
SELECT 'ground', count(*) FROM batches AS b ANTI JOIN batches AS g ON g.batch = b.depends_on
WHERE b.depends_on IS NOT NULL HAVING count(*) > 0

-- name: stray_links
-- Links of rows that are not there, or to records that no key was issued for.
SELECT 'row' AS kind, count(*) AS n FROM row_links AS l ANTI JOIN raw_rows AS r ON r.raw_id = l.raw_id HAVING count(*) > 0
UNION ALL
SELECT 'record', count(*) FROM row_links AS l
ANTI JOIN record_keys AS k ON k.entity = l.entity AND k.record_id = l.record_id HAVING count(*) > 0

-- name: records_without_rows
-- Records whose first row is not there, is taken back, or speaks of something else.
WITH records AS (
    SELECT 'student' AS entity, student_key AS record_id, first_raw FROM students
    UNION ALL SELECT 'professional', professional_id, first_raw FROM professionals
    UNION ALL SELECT 'interview', interview_id, first_raw FROM interviews
    UNION ALL SELECT 'planning', planning_id, first_raw FROM planning
    UNION ALL SELECT 'job_interview', job_interview_id, first_raw FROM job_interviews
)
SELECT r.entity, count(*) AS n
FROM records AS r
ANTI JOIN (
    SELECT l.entity, l.record_id, l.raw_id FROM row_links AS l JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active
) AS l ON l.entity = r.entity AND l.record_id = r.record_id AND l.raw_id = r.first_raw
GROUP BY r.entity
ORDER BY r.entity

-- name: record_ids
-- Every record that is stored or that an active row speaks of.
SELECT record_id FROM (
    SELECT l.record_id FROM row_links AS l JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active
    WHERE l.entity = $entity
    UNION SELECT student_key FROM students WHERE $entity = 'student'
    UNION SELECT professional_id FROM professionals WHERE $entity = 'professional'
    UNION SELECT interview_id FROM interviews WHERE $entity = 'interview'
    UNION SELECT planning_id FROM planning WHERE $entity = 'planning'
    UNION SELECT job_interview_id FROM job_interviews WHERE $entity = 'job_interview'
)
ORDER BY record_id

-- name: marks_student
-- A hash of each of these records.
SELECT student_key AS record_id, hash(r) AS mark FROM students AS r WHERE student_key IN (SELECT unnest($ids::VARCHAR[]))

-- name: marks_professional
SELECT professional_id AS record_id, hash(r) AS mark FROM professionals AS r
WHERE professional_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: marks_interview
-- With the skills of each interview.
SELECT interview_id AS record_id, hash(r) AS mark FROM interviews AS r
WHERE interview_id IN (SELECT unnest($ids::VARCHAR[]))
UNION ALL
SELECT interview_id || '+skills', bit_xor(hash(r)) FROM interview_skills AS r
WHERE interview_id IN (SELECT unnest($ids::VARCHAR[]))
GROUP BY interview_id

-- name: marks_planning
SELECT planning_id AS record_id, hash(r) AS mark FROM planning AS r
WHERE planning_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: marks_job_interview
SELECT job_interview_id AS record_id, hash(r) AS mark FROM job_interviews AS r
WHERE job_interview_id IN (SELECT unnest($ids::VARCHAR[]))

-- name: originals
SELECT file_id, name, sha256 FROM files WHERE content IS NOT NULL AND sha256 <> '' ORDER BY batch, position
