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
SELECT
    student_key, student_id, student_name, class_id, class_name, status, major, year, school, advisor, email, phone,
    holland_code, target_field
FROM students
WHERE student_key = $student AND list_contains($classes::VARCHAR[], class_id)

-- name: meetings
-- Everyone a student met, will meet or listed, in order of time.
SELECT
    interview_id, professional_id, professional_name, organisation, occupation, level, field, field_key, contact,
    interview_date, has_answers, method, duration_minutes, permission, notes_date, thanked, thanked_on, referral,
    answered, answered_bits, fit, prior_view, reality, plan, first_raw,
    before_workload, before_prospects, before_environment, before_interest,
    after_workload, after_prospects, after_environment, after_interest,
    salary_guessed_text, salary_guessed_currency, salary_guessed_yearly_low, salary_guessed_yearly_high,
    salary_text, salary_currency, salary_yearly_low, salary_yearly_high,
    salary_entry_text, salary_entry_currency, salary_entry_yearly_low, salary_entry_yearly_high,
    salary_experienced_text
FROM interviews
WHERE student_key = $student AND list_contains($classes::VARCHAR[], class_id)
ORDER BY interview_date NULLS LAST, first_raw

-- name: places
-- Where rows stand in the files of the user.
SELECT r.raw_id, f.name AS file, s.name AS sheet, r.row
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE r.raw_id IN (SELECT unnest($raw_ids::BIGINT[]))

-- name: stated
-- Everything an advisor stated by hand about one student, newest first; what was taken back is in it, with who did.
SELECT 'received' AS kind, paper_id AS id, '' AS track, paper AS what, '' AS status, coalesce(field, '') AS detail,
    received_on AS day, NULL::DATE AS until, author, created_at, withdrawn_at, withdrawn_by
FROM received_papers WHERE student_key = $student
UNION ALL
SELECT 'override', override_id, track, step, status, reason, overridden_on, NULL, author, created_at, withdrawn_at,
    withdrawn_by
FROM step_overrides WHERE student_key = $student
UNION ALL
SELECT 'recorded', record_id, track, step, status, coalesce(text, ''), recorded_on, NULL, author, created_at,
    withdrawn_at, withdrawn_by
FROM recorded_steps WHERE student_key = $student
UNION ALL
SELECT kind, followup_id, '', matter, '', reason, stated_on, quiet_until, author, created_at, withdrawn_at,
    withdrawn_by
FROM followups WHERE student_key = $student
ORDER BY created_at DESC, kind, id
