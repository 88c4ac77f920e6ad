-- What classes ask for.

-- name: rules
SELECT * EXCLUDE (author, changed_at) FROM class_rules
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: settings
-- Due dates of open classes, tracks switched by hand or with data, steps not asked for, steps added.
SELECT 'due' AS kind, class_id, track, step, due, NULL::BOOLEAN AS is_on, '' AS title, '' AS done_when, '' AS column_key
FROM class_due_dates
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND class_id NOT IN (SELECT class_id FROM class_settings WHERE closed)
UNION ALL
SELECT 'switch', class_id, track, '', NULL, is_on, '', '', ''
FROM class_tracks WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
UNION ALL
SELECT 'off', class_id, track, step, NULL, NULL, '', '', ''
FROM class_steps_off WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
UNION ALL
SELECT 'own', class_id, track, step, NULL, NULL, title, done_when, column_key
FROM (FROM class_own_steps ORDER BY position, created_at) WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
UNION ALL
SELECT 'data', class_id, 'planning', '', NULL, NULL, '', '', ''
FROM planning WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) GROUP BY class_id
UNION ALL
SELECT 'data', class_id, 'job_interviews', '', NULL, NULL, '', '', ''
FROM job_interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) GROUP BY class_id
