-- name: rows_of_record
-- The active rows that speak of a record, as far as they speak of a student in scope.
SELECT
    f.name AS file, s.name AS sheet, r.row, r.cells, s.headers, s.mapping, r.batch, r.raw_id
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
        ELSE true END
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
    ELSE true END
