-- The evidence behind one step of one student, piece by piece. Each statement keeps what the rules of the tracks
-- (progress.sql) count, and by the same days.

-- name: rows
-- The active rows that speak of the student, those of the app last, with the records each of them speaks of.
SELECT
    f.name AS file, s.name AS sheet, r.row, r.cells, s.headers, s.mapping, r.batch, r.raw_id,
    json_extract(s.decisions, '$.places') AS places, b.kind AS batch_kind, b.author, b.created_at::DATE AS imported_on,
    (SELECT list({'entity': o.entity, 'record_id': o.record_id, 'part': o.part}) FROM row_links AS o
     WHERE o.raw_id = l.raw_id) AS links
FROM row_links AS l
JOIN students AS m ON m.student_key = l.record_id AND m.class_id IN (SELECT unnest($classes::VARCHAR[]))
JOIN raw_rows AS r ON r.raw_id = l.raw_id
JOIN batches AS b ON b.batch = r.batch AND b.active
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
WHERE l.entity = 'student' AND l.record_id = $student
ORDER BY b.kind IN ('correction', 'entry'), r.raw_id

-- name: student
SELECT holland_code, work_values, self_assessment, self_assessment_on, outline_received, outline_received_on,
    summary_report, summary_report_on, cultivation_plan, stated_on
FROM students WHERE student_key = $student AND class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: interviews
SELECT
    interview_id, coalesce(professional_id, interview_id) AS person, professional_name, organisation, occupation,
    contact, level, field, field_key, relationship, interview_date AS day,
    was_held(interview_date, has_answers, $today) AS held, stated_on, answered_bits, prior_view, reality, plan, fit,
    outline_received, outline_received_on, summary_report, summary_report_on, self_assessment, self_assessment_on,
    skill_self_rating
FROM interviews
WHERE student_key = $student AND class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND (stated_on IS NULL OR stated_on <= $today OR interview_date <= $today)
ORDER BY interview_date NULLS LAST, first_raw

-- name: planning
-- Rows of a planning step that say something; a row without a status counts when it holds a text or a date.
SELECT planning_id, item, text, status, status_text, date, date_text, stated_on
FROM planning
WHERE student_key = $student AND class_id IN (SELECT unnest($classes::VARCHAR[])) AND step = $step
  AND coalesce(coalesce(date, stated_on) <= $today, true)
ORDER BY coalesce(date, stated_on) NULLS FIRST, first_raw

-- name: job_interviews
SELECT
    job_interview_id, employer, post, coalesce(employer_key, '') || '|' || coalesce(post_key, '') AS application,
    round, round_text, date, date_text, result, result_text, prepared, prepared_text, offer, offer_text,
    offered_salary_text, stated_on, coalesce(date <= $today, result IS NOT NULL) AS held
FROM job_interviews
WHERE student_key = $student AND class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND (stated_on IS NULL OR stated_on <= $today OR date <= $today)
ORDER BY employer, post, date NULLS LAST, round_order, first_raw

-- name: papers
SELECT paper, field, field_key, received_on, author FROM received_papers
WHERE student_key = $student AND withdrawn_at IS NULL AND received_on <= $today
ORDER BY received_on, created_at

-- name: recorded
SELECT status, text, recorded_on, author FROM recorded_steps
WHERE student_key = $student AND track = $track AND step = $step AND withdrawn_at IS NULL AND recorded_on <= $today
ORDER BY recorded_on, created_at
