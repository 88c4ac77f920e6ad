-- name: all_classes
SELECT DISTINCT class_id FROM students
UNION
SELECT class_id FROM class_settings

-- name: classes_of_year
SELECT class_id FROM classes
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND year = $year

-- name: open_classes
SELECT id AS class_id
FROM (SELECT unnest($classes::VARCHAR[]) AS id)
WHERE id NOT IN (SELECT class_id FROM class_settings WHERE closed)
