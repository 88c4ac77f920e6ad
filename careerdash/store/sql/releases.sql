-- name: secret
SELECT value FROM meta WHERE key = 'release_secret'

-- Lines handed out about these classes, or about any of these people: a class may have had another name.
-- name: lines_before
SELECT r.class_ids, r.made_at, l.measure, l.line, l.figures, l.people
FROM releases AS r
JOIN released_lines AS l ON l.release_id = r.release_id
WHERE list_has_any(r.class_ids, $classes::VARCHAR[]) OR list_has_any(l.people, $people::VARCHAR[])
ORDER BY r.made_at DESC, r.release_id, l.measure, l.line

-- name: scopes
-- Classes that were reported on together, in the order of the reports.
SELECT class_ids FROM releases WHERE len(class_ids) > 1
GROUP BY class_ids ORDER BY min(made_at), class_ids

-- name: insert
INSERT INTO releases
SELECT $release_id, $made_at, $author, $as_of, list_sort($classes::VARCHAR[]), $rule, $suffix

-- name: insert_lines
INSERT INTO released_lines SELECT release_id, measure, line, figures, people FROM new_lines

-- name: recent
SELECT r.release_id, r.made_at, r.author, r.as_of, r.class_ids, r.rule, r.suffix,
    list_sort(array_agg(coalesce(c.class_name, '?'))) AS class_names
FROM (SELECT *, unnest(class_ids) AS class_id FROM releases) AS r
LEFT JOIN classes AS c ON c.class_id = r.class_id
GROUP BY ALL
HAVING list_has_all($classes::VARCHAR[], r.class_ids)
ORDER BY r.made_at DESC, r.release_id
LIMIT $limit::INTEGER

-- name: forget_lines
DELETE FROM released_lines WHERE release_id = $release_id

-- name: forget
DELETE FROM releases WHERE release_id = $release_id
