-- name: listed
SELECT
    s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status,
    count(i.interview_id) FILTER (was_held(i.interview_date, i.has_answers, $today)) AS held
FROM students AS s
LEFT JOIN interviews AS i
    ON i.student_key = s.student_key AND i.class_id IN (SELECT unnest($classes::VARCHAR[]))
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
GROUP BY ALL
ORDER BY s.class_name, s.student_name, s.student_id, s.student_key

-- name: one
SELECT * FROM students
WHERE student_key = $student AND class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: meetings
-- Everyone a student met, will meet or listed, in order of time, with the row that stated it first.
SELECT
    i.*,
    CASE WHEN was_held(i.interview_date, i.has_answers, $today) THEN 'held'
        WHEN i.interview_date > $today THEN 'appointment' ELSE 'listed' END AS state,
    list_filter(range(1, 25), lambda q: i.answers[q] IS NOT NULL) AS questions,
    o.file, o.sheet, o.row
FROM interviews AS i
LEFT JOIN sources AS o ON o.raw_id = i.first_raw
WHERE i.student_key = $student AND i.class_id IN (SELECT unnest($classes::VARCHAR[]))
ORDER BY i.interview_date NULLS LAST, i.first_raw
