-- How a cell was read, and which interviews state the very same text.

-- name: cell
SELECT r.cells[$column::INTEGER + 1] AS text, substr(r.kinds, $column::INTEGER + 1, 1) AS letter, s.kind, s.mapping,
    s.decisions
FROM raw_rows AS r
JOIN batches AS b ON b.batch = r.batch AND b.active
JOIN sheets AS s ON s.sheet_id = r.sheet_id
WHERE r.raw_id = $raw_id
  AND EXISTS (
    FROM row_links AS l
    JOIN students AS m ON m.student_key = l.record_id
    WHERE l.raw_id = r.raw_id AND l.entity = 'student' AND m.class_id IN (SELECT unnest($classes::VARCHAR[]))
  )

-- name: respelled
SELECT text_key, target_name FROM respellings
WHERE kind = $kind AND text_key IN (SELECT unnest($keys::VARCHAR[])) AND target_name <> ''
ORDER BY text_key

-- name: same_text
-- Interviews in scope that read a fact from this very text, whichever file or class it stands in.
SELECT interview_id FROM interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND trim(CASE $field
        WHEN 'salary' THEN salary_text WHEN 'salary_entry' THEN salary_entry_text
        WHEN 'salary_experienced' THEN salary_experienced_text WHEN 'salary_guessed' THEN salary_guessed_text
        WHEN 'interview_date' THEN date_text WHEN 'satisfaction' THEN satisfaction_text WHEN 'level' THEN level_text
        WHEN 'method' THEN method_text WHEN 'relationship' THEN relationship_text
        WHEN 'years_experience' THEN years_text WHEN 'fit' THEN fit_text WHEN 'permission' THEN permission_text
        WHEN 'skills' THEN skills_text END) = trim($text)
ORDER BY first_raw, interview_id

-- name: decisions
-- The decisions of the sheet a cell stands in, and the field of its column.
SELECT s.decisions, json_extract_string(s.mapping, '$."' || $column::VARCHAR || '"') AS field
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
WHERE r.raw_id = $raw_id

-- name: links
-- What the newest active file row of each interview speaks of: the interview, its student, the professional.
WITH newest AS (
    SELECT l.record_id AS interview_id, max(l.raw_id) AS raw_id
    FROM row_links AS l
    JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active AND b.kind <> 'correction'
    WHERE l.entity = 'interview' AND l.record_id IN (SELECT unnest($interviews::VARCHAR[]))
    GROUP BY l.record_id
)
SELECT DISTINCT n.interview_id, l.entity, l.record_id
FROM newest AS n
JOIN row_links AS l ON l.raw_id = n.raw_id
WHERE l.entity IN ('student', 'professional') OR (l.entity = 'interview' AND l.record_id = n.interview_id)
ORDER BY n.interview_id, l.entity

-- name: typed_texts
-- Every distinct text of a fact in the chosen interviews with what became of it; what was not understood first.
WITH told AS (
    SELECT interview_id, first_raw,
        CASE $field
            WHEN 'salary' THEN salary_text WHEN 'salary_entry' THEN salary_entry_text
            WHEN 'salary_experienced' THEN salary_experienced_text WHEN 'interview_date' THEN date_text
            WHEN 'satisfaction' THEN satisfaction_text WHEN 'level' THEN level_text WHEN 'method' THEN method_text
            WHEN 'relationship' THEN relationship_text WHEN 'years_experience' THEN years_text
            WHEN 'fit' THEN fit_text WHEN 'permission' THEN permission_text WHEN 'skills' THEN skills_text
        END AS text,
        CASE $field
            WHEN 'salary' THEN salary_reading WHEN 'salary_entry' THEN salary_entry_reading
            WHEN 'salary_experienced' THEN salary_experienced_reading WHEN 'satisfaction' THEN satisfaction_reading
            WHEN 'interview_date' THEN if(interview_date IS NULL, 'unreadable', 'read')
            WHEN 'level' THEN if(level IS NULL, 'unreadable', 'read')
            WHEN 'method' THEN if(method IS NULL, 'unreadable', 'read')
            WHEN 'relationship' THEN if(relationship IS NULL, 'unreadable', 'read')
            WHEN 'years_experience' THEN if(years_experience IS NULL, 'unreadable', 'read')
            WHEN 'fit' THEN if(fit IS NULL, 'unreadable', 'read')
            WHEN 'permission' THEN if(permission IS NULL, 'unreadable', 'read')
            ELSE 'read'
        END AS reading,
        CASE $field
            WHEN 'salary' THEN pay_in_short(salary_yearly_low, salary_yearly_high, salary_currency)
            WHEN 'salary_entry' THEN pay_in_short(salary_entry_yearly_low, salary_entry_yearly_high, salary_entry_currency)
            WHEN 'salary_experienced' THEN
                pay_in_short(salary_experienced_yearly_low, salary_experienced_yearly_high, salary_experienced_currency)
            WHEN 'satisfaction' THEN satisfaction::VARCHAR WHEN 'interview_date' THEN interview_date::VARCHAR
            WHEN 'level' THEN level WHEN 'method' THEN method WHEN 'relationship' THEN relationship
            WHEN 'years_experience' THEN years_experience::VARCHAR WHEN 'fit' THEN fit WHEN 'permission' THEN permission
        END AS value
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
)
SELECT text, reading, value, count(*) AS interviews, arg_max(interview_id, first_raw) AS interview_id
FROM told
WHERE text IS NOT NULL
GROUP BY text, reading, value
ORDER BY reading IN ('unreadable', 'outside') DESC, interviews DESC, text
