-- Records from observations. "observed" is a frame of observations with record_id and rank; "folded" has one row
-- per record. Later rows win field by field; roster rows and corrections carry a higher rank.

-- name: fold
SELECT record_id, min(raw_id) AS first_raw,
    arg_max(COLUMNS(* EXCLUDE (record_id, raw_id, rank)), rank) AS '\0'
FROM observed
GROUP BY record_id

-- name: rows_of_records
-- Active raw rows that speak about records, sheet by sheet.
SELECT r.raw_id, r.sheet_id, r.kinds, r.cells, l.record_id, l.part, s.kind, s.mapping, s.decisions,
    b.kind IN ('correction', 'entry') AS correction
FROM row_links AS l
JOIN raw_rows AS r ON r.raw_id = l.raw_id
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN batches AS b ON b.batch = r.batch
WHERE l.entity = $entity AND b.active AND l.record_id IN (SELECT record_id FROM touched)
  -- what was recorded in the app names its student and says nothing else about them
  AND (b.kind <> 'entry' OR l.entity <> 'student')
-- a correction alone makes no record: it waits for the row it corrects
QUALIFY bool_or(b.kind <> 'correction') OVER (PARTITION BY l.record_id)
ORDER BY r.sheet_id, r.raw_id

-- name: entries_of_students
-- Steps recorded in the app whose record is there without its student, or missing beside one who came back.
SELECT DISTINCT l.record_id
FROM batches AS b
JOIN row_links AS l ON l.raw_id >> 32 = b.batch AND l.entity = 'planning'
JOIN row_links AS st ON st.raw_id = l.raw_id AND st.entity = 'student'
JOIN touched AS t ON t.record_id = st.record_id
LEFT JOIN planning AS p ON p.planning_id = l.record_id
LEFT JOIN students AS s ON s.student_key = st.record_id
WHERE b.kind = 'entry' AND b.active AND (p.planning_id IS NULL) <> (s.student_key IS NULL)

-- name: links_of_batch
SELECT DISTINCT l.entity, l.record_id
FROM row_links AS l
WHERE l.raw_id >= $first AND l.raw_id < $end

-- name: delete_students
DELETE FROM students WHERE student_key IN (SELECT record_id FROM touched)

-- name: delete_professionals
DELETE FROM professionals WHERE professional_id IN (SELECT record_id FROM touched)

-- name: delete_interviews
DELETE FROM interviews WHERE interview_id IN (SELECT record_id FROM touched)

-- name: delete_interview_skills
DELETE FROM interview_skills WHERE interview_id IN (SELECT record_id FROM touched)

-- name: delete_planning
DELETE FROM planning WHERE planning_id IN (SELECT record_id FROM touched)

-- name: delete_job_interviews
DELETE FROM job_interviews WHERE job_interview_id IN (SELECT record_id FROM touched)

-- name: insert_students
INSERT INTO students BY NAME
SELECT
    f.record_id AS student_key, f.student_id, f.student_name.text AS student_name, f.student_name.key AS name_key,
    c.class_id, coalesce(f.class.name, $unassigned) AS class_name, coalesce(f.class.key, $unassigned_key) AS class_key,
    f.major, f.school, f.year, f.gender, f.email, f.phone, f.advisor, f.holland_code, f.work_values, f.target_field,
    coalesce(f.student_status, 'active') AS status,
    f.outline_received.value AS outline_received, f.outline_received.date AS outline_received_on,
    f.self_assessment.value AS self_assessment, f.self_assessment.date AS self_assessment_on,
    f.summary_report.value AS summary_report, f.summary_report.date AS summary_report_on,
    f.cultivation_plan, coalesce(f.on_roster, false) AS on_roster,
    f.first_raw, f.stated_on
FROM folded AS f
JOIN class_ids AS c ON c.key = coalesce(f.class.key, $unassigned_key)

-- name: insert_professionals
INSERT INTO professionals BY NAME
SELECT
    f.record_id AS professional_id, f.professional_name.text AS professional_name, f.professional_name.key AS name_key,
    f.organisation.text AS organisation, f.organisation.key AS organisation_key,
    f.contact.text AS contact, f.contact.key AS contact_key,
    f.may_contact_again.value AS may_contact_again, f.may_keep_answers.value AS may_keep_answers, f.first_raw
FROM folded AS f

-- name: insert_interviews
INSERT INTO interviews BY NAME
SELECT
    f.record_id AS interview_id, f.student_key, f.class_id, f.professional_id,
    coalesce(f.professional_name.key, '') AS person_key, f.professional_name.text AS professional_name,
    f.organisation.text AS organisation, f.organisation.key AS organisation_key,
    f.occupation.text AS occupation, f.occupation.key AS occupation_key,
    f.industry.text AS industry, f.industry.key AS industry_key,
    f.field AS field_stated, f.field_shown AS field, f.field_key,
    coalesce(f.level.value, f.years.level, f.level_by_title) AS level, f.level.text AS level_text,
    f.years.value AS years_experience, f.years.text AS years_text,
    f.workplace_city, f.weekly_hours, f.benefits, f.gross_or_net,
    f.contact.text AS contact, f.contact.key AS contact_key,
    f.relationship.value AS relationship, f.relationship.text AS relationship_text, f.referred_by,
    f.interview_date.value AS interview_date, f.interview_date.time AS interview_time, f.interview_date.text AS date_text,
    f.place, f.method.value AS method, f.method.text AS method_text, f.duration_minutes,
    f.permission.value AS permission, f.permission.text AS permission_text, f.notes_date.value AS notes_date,
    f.thanked_on.value AS thanked, f.thanked_on.date AS thanked_on,
    f.may_contact_again.value AS may_contact_again, f.may_keep_answers.value AS may_keep_answers, f.referral,
    f.satisfaction.value AS satisfaction, coalesce(f.satisfaction.text, f.satisfaction_missing) AS satisfaction_text,
    coalesce(f.satisfaction.reading, CASE WHEN f.satisfaction_missing IS NOT NULL THEN 'missing' END)
        AS satisfaction_reading,
    f.liked, f.disliked, f.fit.value AS fit, f.fit.text AS fit_text, f.prior_view, f.reality, f.plan,
    coalesce(f.salary.text, f.salary_missing) AS salary_text,
    coalesce(f.salary.reading, CASE WHEN f.salary_missing IS NOT NULL THEN 'missing' END) AS salary_reading,
    f.salary.low AS salary_low, f.salary.high AS salary_high, f.salary.currency AS salary_currency,
    f.salary.period AS salary_period, f.salary.months AS salary_months,
    f.salary.yearly_low AS salary_yearly_low, f.salary.yearly_high AS salary_yearly_high,
    coalesce(f.salary_entry.text, f.salary_entry_missing) AS salary_entry_text,
    coalesce(f.salary_entry.reading, CASE WHEN f.salary_entry_missing IS NOT NULL THEN 'missing' END)
        AS salary_entry_reading,
    f.salary_entry.low AS salary_entry_low, f.salary_entry.high AS salary_entry_high,
    f.salary_entry.currency AS salary_entry_currency, f.salary_entry.period AS salary_entry_period,
    f.salary_entry.months AS salary_entry_months,
    f.salary_entry.yearly_low AS salary_entry_yearly_low, f.salary_entry.yearly_high AS salary_entry_yearly_high,
    coalesce(f.salary_experienced.text, f.salary_experienced_missing) AS salary_experienced_text,
    coalesce(f.salary_experienced.reading, CASE WHEN f.salary_experienced_missing IS NOT NULL THEN 'missing' END)
        AS salary_experienced_reading,
    f.salary_experienced.low AS salary_experienced_low, f.salary_experienced.high AS salary_experienced_high,
    f.salary_experienced.currency AS salary_experienced_currency,
    f.salary_experienced.period AS salary_experienced_period, f.salary_experienced.months AS salary_experienced_months,
    f.salary_experienced.yearly_low AS salary_experienced_yearly_low,
    f.salary_experienced.yearly_high AS salary_experienced_yearly_high,
    coalesce(f.salary_guessed.text, f.salary_guessed_missing) AS salary_guessed_text,
    coalesce(f.salary_guessed.reading, CASE WHEN f.salary_guessed_missing IS NOT NULL THEN 'missing' END)
        AS salary_guessed_reading,
    f.salary_guessed.currency AS salary_guessed_currency,
    f.salary_guessed.yearly_low AS salary_guessed_yearly_low, f.salary_guessed.yearly_high AS salary_guessed_yearly_high,
    f.skills_text, f.skill_self_rating,
    f.before_workload, f.before_prospects, f.before_environment, f.before_interest,
    f.after_workload, f.after_prospects, f.after_environment, f.after_interest,
    f.answers, len(list_filter(f.answers, lambda x: x IS NOT NULL)) AS answered,
    answered_bits(f.answers) AS answered_bits,
    f.outline_received.value AS outline_received, f.outline_received.date AS outline_received_on,
    f.self_assessment.value AS self_assessment, f.self_assessment.date AS self_assessment_on,
    f.summary_report.value AS summary_report, f.summary_report.date AS summary_report_on,
    len(list_filter(f.answers, lambda x: x IS NOT NULL)) > 0
        OR f.satisfaction.value IS NOT NULL OR f.skills_text IS NOT NULL
        OR f.salary IS NOT NULL OR f.salary_entry IS NOT NULL OR f.salary_experienced IS NOT NULL
        OR f.liked IS NOT NULL OR f.disliked IS NOT NULL OR f.reality IS NOT NULL AS has_answers,
    f.first_raw, f.stated_on
FROM (
    SELECT *, [
        CASE WHEN q1 IS NOT NULL THEN hash(q1) END,
        CASE WHEN q2 IS NOT NULL THEN hash(q2) END,
        CASE WHEN q3 IS NOT NULL THEN hash(q3) END,
        CASE WHEN q4 IS NOT NULL THEN hash(q4) END,
        CASE WHEN q5 IS NOT NULL THEN hash(q5) END,
        CASE WHEN q6 IS NOT NULL THEN hash(q6) END,
        CASE WHEN q7 IS NOT NULL THEN hash(q7) END,
        CASE WHEN q8 IS NOT NULL THEN hash(q8) END,
        CASE WHEN q9 IS NOT NULL THEN hash(q9) END,
        CASE WHEN q10 IS NOT NULL THEN hash(q10) END,
        CASE WHEN q11 IS NOT NULL THEN hash(q11) END,
        CASE WHEN q12 IS NOT NULL THEN hash(q12) END,
        CASE WHEN q13 IS NOT NULL THEN hash(q13) END,
        CASE WHEN q14 IS NOT NULL THEN hash(q14) END,
        CASE WHEN q15 IS NOT NULL THEN hash(q15) END,
        CASE WHEN q16 IS NOT NULL THEN hash(q16) END,
        CASE WHEN q17 IS NOT NULL THEN hash(q17) END,
        CASE WHEN q18 IS NOT NULL THEN hash(q18) END,
        CASE WHEN q19 IS NOT NULL THEN hash(q19) END,
        CASE WHEN q20 IS NOT NULL THEN hash(q20) END,
        CASE WHEN q21 IS NOT NULL THEN hash(q21) END,
        CASE WHEN q22 IS NOT NULL THEN hash(q22) END,
        CASE WHEN q23 IS NOT NULL THEN hash(q23) END,
        CASE WHEN q24 IS NOT NULL THEN hash(q24) END
    ] AS answers
    FROM folded
) AS f

-- name: whose_records
-- The student (and professional) of records, by the links of their newest active row, with what the student passes on.
WITH newest AS (
    SELECT l.record_id,
        arg_max(st.record_id, l.raw_id) AS student_key,
        arg_max(pr.record_id, l.raw_id) AS professional_id
    FROM row_links AS l
    JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active
    JOIN row_links AS st ON st.raw_id = l.raw_id AND st.entity = 'student'
    LEFT JOIN row_links AS pr ON pr.raw_id = l.raw_id AND pr.entity = 'professional'
    WHERE l.entity = $entity AND l.record_id IN (SELECT record_id FROM touched)
    GROUP BY l.record_id
)
SELECT n.record_id, n.student_key, n.professional_id, s.class_id, s.target_field
FROM newest AS n
JOIN students AS s ON s.student_key = n.student_key

-- name: days_of_batches
SELECT batch::BIGINT AS batch, created_at::DATE AS day FROM batches

-- name: insert_planning
INSERT INTO planning BY NAME
SELECT
    f.record_id AS planning_id, f.student_key, f.class_id, f.step, coalesce(f.item, '') AS item,
    f.status.value AS status, f.status.text AS status_text, f.date.value AS date, f.date.text AS date_text,
    f.text, f.first_raw, f.stated_on
FROM folded AS f

-- name: insert_job_interviews
INSERT INTO job_interviews BY NAME
SELECT
    f.record_id AS job_interview_id, f.student_key, f.class_id,
    f.employer.text AS employer, f.employer.key AS employer_key, f.post.text AS post, f.post.key AS post_key,
    f.round.value AS round, f.round.text AS round_text, f.round.order AS round_order,
    f.date.value AS date, f.date.text AS date_text, f.interviewer,
    f.result.value AS result, f.result.text AS result_text,
    f.prepared.value AS prepared, f.prepared.text AS prepared_text, f.offer.value AS offer, f.offer.text AS offer_text,
    coalesce(f.offered_salary.text, f.offered_salary_missing) AS offered_salary_text,
    coalesce(f.offered_salary.reading, CASE WHEN f.offered_salary_missing IS NOT NULL THEN 'missing' END)
        AS offered_salary_reading,
    f.offered_salary.low AS offered_salary_low, f.offered_salary.high AS offered_salary_high,
    f.offered_salary.currency AS offered_salary_currency, f.offered_salary.period AS offered_salary_period,
    f.offered_salary.months AS offered_salary_months,
    f.offered_salary.yearly_low AS offered_salary_yearly_low, f.offered_salary.yearly_high AS offered_salary_yearly_high,
    f.first_raw, f.stated_on
FROM folded AS f

-- name: move_interviews
-- A student who changed class takes the records along.
UPDATE interviews AS i SET class_id = s.class_id
FROM students AS s WHERE s.student_key = i.student_key AND s.class_id <> i.class_id

-- name: move_planning
UPDATE planning AS i SET class_id = s.class_id
FROM students AS s WHERE s.student_key = i.student_key AND s.class_id <> i.class_id

-- name: move_job_interviews
UPDATE job_interviews AS i SET class_id = s.class_id
FROM students AS s WHERE s.student_key = i.student_key AND s.class_id <> i.class_id

-- name: fields_to_settle
-- Interviews whose field differs from what they state, else the student's target, else "unspecified".
SELECT i.interview_id, coalesce(i.field_stated, s.target_field, $unspecified) AS field
FROM interviews AS i
JOIN students AS s ON s.student_key = i.student_key
LEFT JOIN respelled AS r ON r.interview_id = i.interview_id AND r.kind = 'field'
WHERE coalesce(r.typed, i.field) <> coalesce(i.field_stated, s.target_field, $unspecified)

-- name: settle_fields
UPDATE interviews AS i SET field = n.field, field_key = n.field_key
FROM settled AS n WHERE n.interview_id = i.interview_id

-- name: skills_to_read
SELECT DISTINCT skills_text FROM interviews
WHERE skills_text IS NOT NULL AND interview_id IN (SELECT record_id FROM touched)

-- name: insert_interview_skills
INSERT INTO interview_skills BY NAME
SELECT i.interview_id, i.class_id, i.person_key, i.field_key, k.position, k.skill, k.skill_key, k.category, k.competency,
    k.known
FROM interviews AS i
JOIN (
    -- a spelling an advisor merged or named; two spellings of one skill in a text count once
    SELECT k.skills_text, k.position, coalesce(s.target_name, k.skill) AS skill,
        coalesce(s.target_key, k.skill_key) AS skill_key,
        CASE WHEN s.kind IS NULL THEN k.category ELSE s.category END AS category,
        CASE WHEN s.kind IS NULL THEN k.competency ELSE s.competency END AS competency,
        coalesce(s.known, k.known) AS known
    FROM read_skills AS k
    LEFT JOIN respellings AS s ON s.kind = 'skill' AND s.text_key = k.skill_key
    QUALIFY row_number() OVER (PARTITION BY k.skills_text, coalesce(s.target_key, k.skill_key) ORDER BY k.position) = 1
) AS k ON k.skills_text = i.skills_text
WHERE i.interview_id IN (SELECT record_id FROM touched)

-- name: refresh_interview_skills
UPDATE interview_skills AS k SET class_id = i.class_id, field_key = i.field_key, person_key = i.person_key
FROM interviews AS i
WHERE i.interview_id = k.interview_id
  AND (i.class_id <> k.class_id OR i.field_key <> k.field_key OR i.person_key <> k.person_key)

-- name: class_keys
SELECT DISTINCT coalesce(f.class.key, $unassigned_key) AS key FROM folded AS f
