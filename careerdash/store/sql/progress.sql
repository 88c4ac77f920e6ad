-- name: assignment
-- The evidence of each student for the interview assignment and the status of each step. The steps about a
-- field are judged in the student's current round: the field with most evidence, or after an "out of touch"
-- decision the one with most evidence among those opened later. One row per student who has not withdrawn.
WITH people AS (                        -- what a student's rows say of each person met or listed in a field
    SELECT
        student_key, field_key, coalesce(professional_id, interview_id) AS person,
        min(field) AS field,
        min(interview_date) AS first_date,
        min(first_raw) AS first_raw,
        count(*) FILTER (was_held(interview_date, has_answers, $today)) AS held,
        min(interview_date) FILTER (interview_date > $today) AS next_appointment,
        bit_or(answered_bits(answers)) AS questions,
        -- one bit a fact: 1 name, 2 position, 4 contact, 8 entry, 16 mid, 32 senior, 64 picture before,
        -- 128 picture after, 256 plan, 512 outline, 1024 summary report, 2048 self-assessment
        bit_or(
            if(professional_name IS NULL, 0, 1) + if(occupation IS NULL, 0, 2) + if(contact IS NULL, 0, 4)
            + if(level = 'entry', 8, 0) + if(level = 'mid', 16, 0) + if(level = 'senior', 32, 0)
            + if(prior_view IS NULL, 0, 64) + if(reality IS NULL, 0, 128) + if(plan IS NULL, 0, 256)
            + if(outline_received AND coalesce(outline_received_on <= $today, true), 512, 0)
            + if(summary_report AND coalesce(summary_report_on <= $today, true), 1024, 0)
            + if(self_assessment AND coalesce(self_assessment_on <= $today, true), 2048, 0)
            + if(skill_self_rating IS NULL, 0, 2048)
        ) AS facts,
        max(recency(interview_date, first_raw)) FILTER (fit <> 'undecided') AS decided,
        arg_max(fit, recency(interview_date, first_raw)) FILTER (fit <> 'undecided') AS fit
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR student_key = $student)
      AND ($relatives_allowed OR relationship IS DISTINCT FROM 'relative')
    GROUP BY student_key, field_key, person
),
fields AS (
    SELECT
        student_key, field_key,
        min(field) AS field, min(first_date) AS first_date, min(first_raw) AS first_raw,
        sum(held)::INTEGER AS held, min(next_appointment) AS next_appointment,
        count(*) FILTER (facts & 1 = 1) AS named,
        count(*) FILTER (facts & 7 = 7) AS complete,
        count(*) FILTER (facts & 15 = 15) AS newcomers,
        count(*) FILTER (facts & 31 = 23) AS mids,
        count(*) FILTER (facts & 63 = 39) AS seniors,
        bit_count(bit_or(questions)) AS answered,
        count(*) FILTER (questions > 0) AS logs,
        bit_or(facts) AS facts,
        arg_max(fit, decided) AS fit
    FROM people
    GROUP BY student_key, field_key
),
rounds AS (
    SELECT *,
        row_number() OVER student AS round,
        count(*) OVER (PARTITION BY student_key) AS rounds,
        bit_or(facts) OVER (PARTITION BY student_key) AS all_facts
    FROM fields
    WINDOW student AS (PARTITION BY student_key ORDER BY first_date NULLS LAST, first_raw)
),
moved AS (
    SELECT *,
        max(round) FILTER (fit = 'out_of_touch' AND round < rounds) OVER (PARTITION BY student_key) AS left_behind
    FROM rounds
),
current AS (
    SELECT *
    FROM moved
    QUALIFY row_number() OVER (
        PARTITION BY student_key
        ORDER BY
            round > coalesce(left_behind, 0) DESC,
            least(held, $interviews_held) DESC,
            if(fit IS NULL, 0, 1) + if(facts & 192 = 192, 1, 0) + if(facts & 256 = 256, 1, 0) DESC,
            least(complete, $people_listed) DESC,
            round DESC
    ) = 1
),
planned AS (
    SELECT student_key, count(*) FILTER (status = 'done' OR (status IS NULL AND (text IS NOT NULL OR date IS NOT NULL)))
        AS assessed
    FROM planning
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND step = 'self_assessment' AND coalesce(date <= $today, true)
    GROUP BY student_key
),
due AS (
    SELECT
        d.class_id,
        max(due) FILTER (step = 'know_yourself') AS know_yourself_due,
        max(due) FILTER (step = 'find_professionals') AS find_professionals_due,
        max(due) FILTER (step = 'draft_outline') AS draft_outline_due,
        max(due) FILTER (step = 'hold_interviews') AS hold_interviews_due,
        max(due) FILTER (step = 'analyse_results') AS analyse_results_due
    FROM class_due_dates AS d
    WHERE track = 'assignment'
      AND NOT EXISTS (FROM class_settings AS c WHERE c.class_id = d.class_id AND c.closed)
    GROUP BY d.class_id
),
evidence AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(c.field, s.target_field, '') AS field, c.field_key,
        coalesce(c.round, 1) AS round, coalesce(c.rounds, 0) AS rounds, c.fit,
        s.holland_code, s.work_values IS NOT NULL AS has_work_values,
        coalesce(s.self_assessment AND coalesce(s.self_assessment_on <= $today, true), false) AS assessment_received,
        s.self_assessment_on, s.outline_received_on,
        if(s.holland_code IS NULL, 0, 1) + if(s.work_values IS NULL, 0, 1) + if(assessment_received, 1, 0)
            + if(coalesce(c.all_facts, 0) & 2048 = 2048, 1, 0) + coalesce(p.assessed, 0) AS assessments,
        coalesce(c.held, 0) AS held, c.next_appointment,
        coalesce(c.named, 0) AS named, coalesce(c.complete, 0) AS complete,
        coalesce(c.newcomers, 0) AS newcomers, coalesce(c.mids, 0) AS mids, coalesce(c.seniors, 0) AS seniors,
        coalesce(c.answered, 0) AS answered, coalesce(c.logs, 0) AS logs,
        coalesce(c.facts, 0)
            | if(s.outline_received AND coalesce(s.outline_received_on <= $today, true), 512, 0)
            | if(s.summary_report AND coalesce(s.summary_report_on <= $today, true), 1024, 0)
            | if(s.cultivation_plan IS NULL, 0, 256) AS facts,
        due.* EXCLUDE (class_id)
    FROM students AS s
    LEFT JOIN current AS c ON c.student_key = s.student_key
    LEFT JOIN planned AS p ON p.student_key = s.student_key
    LEFT JOIN due ON due.class_id = s.class_id
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
),
judged AS (
    SELECT *,
        complete - newcomers - mids - seniors AS unknown_levels,
        facts & 192 = 192 AS compared, facts & 256 = 256 AS planned,
        facts & 512 = 512 AS outlined, facts & 1024 = 1024 AS reported,
        if(fit IS NULL, 0, 1) + if(compared, 1, 0) + if(planned, 1, 0) + if(reported, 1, 0) AS parts
    FROM evidence
)
SELECT *,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN assessments >= $self_assessments THEN 'done'
        WHEN assessments > 0 THEN 'in_progress' ELSE 'not_started' END AS know_yourself,
    -- a level that is not known may be the one that is missing: it is asked for, never held against the student
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN complete >= $people_listed
            AND if(newcomers = 0, 1, 0) + if(mids + seniors = 0, 1, 0) <= unknown_levels THEN 'done'
        WHEN named > 0 THEN 'in_progress' ELSE 'not_started' END AS find_professionals,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN outlined OR answered >= $questions_answered THEN 'done'
        WHEN answered > 0 THEN 'in_progress' ELSE 'not_started' END AS draft_outline,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN held >= $interviews_held THEN 'done'
        WHEN held > 0 OR next_appointment IS NOT NULL THEN 'in_progress' ELSE 'not_started' END AS hold_interviews,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN parts = 4 THEN 'done'
        WHEN parts > 0 THEN 'in_progress' ELSE 'not_started' END AS analyse_results
FROM judged

-- name: planning
-- The planning steps of each student of the classes that plan. A row without a status counts as done when it
-- holds a text or a date; goals need each horizon asked for; a review runs out while the class is open.
WITH entries AS (
    SELECT
        student_key, step, item, date,
        coalesce(status, CASE
            WHEN step = 'goals' AND item = '' AND text IS NOT NULL THEN 'in_progress'
            WHEN text IS NOT NULL OR date IS NOT NULL THEN 'done'
            ELSE 'not_started' END) AS state
    FROM planning
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR student_key = $student)
      AND coalesce(date <= $today, true)
),
per_step AS (
    SELECT
        student_key, step,
        count(*) FILTER (state <> 'not_started') AS rows,
        max(date) FILTER (state = 'done') AS latest,
        coalesce(list_sort(list(DISTINCT item) FILTER (state = 'done' AND item <> '')), []) AS items,
        CASE
            WHEN bool_or(state = 'waived') THEN 'waived'
            WHEN step = 'goals' AND NOT bool_or(state = 'done' AND item = '')
                THEN CASE
                    WHEN list_has_all(list(item) FILTER (state = 'done'), $goal_horizons::VARCHAR[]) THEN 'done'
                    WHEN bool_or(state <> 'not_started') THEN 'in_progress' ELSE 'not_started' END
            WHEN bool_or(state = 'done') THEN 'done'
            WHEN bool_or(state = 'in_progress') THEN 'in_progress'
            ELSE 'not_started'
        END AS status
    FROM entries
    GROUP BY student_key, step
),
per_student AS (
    SELECT
        student_key,
        any_value(status) FILTER (step = 'ambition') AS ambition, any_value(rows) FILTER (step = 'ambition') AS ambition_rows,
        any_value(latest) FILTER (step = 'ambition') AS ambition_latest,
        any_value(status) FILTER (step = 'self_assessment') AS self_assessment, any_value(rows) FILTER (step = 'self_assessment') AS self_assessment_rows,
        any_value(latest) FILTER (step = 'self_assessment') AS self_assessment_latest,
        any_value(status) FILTER (step = 'opportunities') AS opportunities, any_value(rows) FILTER (step = 'opportunities') AS opportunities_rows,
        any_value(latest) FILTER (step = 'opportunities') AS opportunities_latest,
        any_value(status) FILTER (step = 'career_choice') AS career_choice, any_value(rows) FILTER (step = 'career_choice') AS career_choice_rows,
        any_value(latest) FILTER (step = 'career_choice') AS career_choice_latest,
        any_value(status) FILTER (step = 'career_path') AS career_path, any_value(rows) FILTER (step = 'career_path') AS career_path_rows,
        any_value(latest) FILTER (step = 'career_path') AS career_path_latest,
        any_value(status) FILTER (step = 'goals') AS goals, any_value(rows) FILTER (step = 'goals') AS goals_rows,
        any_value(latest) FILTER (step = 'goals') AS goals_latest,
        any_value(status) FILTER (step = 'action_plan') AS action_plan, any_value(rows) FILTER (step = 'action_plan') AS action_plan_rows,
        any_value(latest) FILTER (step = 'action_plan') AS action_plan_latest,
        any_value(status) FILTER (step = 'review') AS review, any_value(rows) FILTER (step = 'review') AS review_rows,
        any_value(latest) FILTER (step = 'review') AS review_latest,
        any_value(items) FILTER (step = 'goals') AS goal_horizons
    FROM per_step
    GROUP BY student_key
),
due AS (
    SELECT
        class_id,
        max(due) FILTER (step = 'ambition') AS ambition_due,
        max(due) FILTER (step = 'self_assessment') AS self_assessment_due,
        max(due) FILTER (step = 'opportunities') AS opportunities_due,
        max(due) FILTER (step = 'career_choice') AS career_choice_due,
        max(due) FILTER (step = 'career_path') AS career_path_due,
        max(due) FILTER (step = 'goals') AS goals_due,
        max(due) FILTER (step = 'action_plan') AS action_plan_due,
        max(due) FILTER (step = 'review') AS review_due
    FROM class_due_dates
    WHERE track = 'planning' GROUP BY class_id
),
stated AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(s.target_field, '') AS field, 1 AS round,
        c.closed IS TRUE AS closed,
        coalesce(p.ambition_rows, 0) AS ambition_rows, p.ambition_latest, coalesce(p.ambition, 'not_started') AS ambition_stated,
        coalesce(p.self_assessment_rows, 0) AS self_assessment_rows, p.self_assessment_latest, coalesce(p.self_assessment, 'not_started') AS self_assessment_stated,
        coalesce(p.opportunities_rows, 0) AS opportunities_rows, p.opportunities_latest, coalesce(p.opportunities, 'not_started') AS opportunities_stated,
        coalesce(p.career_choice_rows, 0) AS career_choice_rows, p.career_choice_latest, coalesce(p.career_choice, 'not_started') AS career_choice_stated,
        coalesce(p.career_path_rows, 0) AS career_path_rows, p.career_path_latest, coalesce(p.career_path, 'not_started') AS career_path_stated,
        coalesce(p.goals_rows, 0) AS goals_rows, p.goals_latest, coalesce(p.goals, 'not_started') AS goals_stated,
        coalesce(p.action_plan_rows, 0) AS action_plan_rows, p.action_plan_latest, coalesce(p.action_plan, 'not_started') AS action_plan_stated,
        coalesce(p.review_rows, 0) AS review_rows, p.review_latest, coalesce(p.review, 'not_started') AS review_stated,
        coalesce(p.goal_horizons, []) AS goal_horizons,
        p.review = 'done' AND c.closed IS NOT TRUE AND coalesce(p.review_latest + $review_days::INTEGER < $today, false)
            AS review_expired,
        due.* EXCLUDE (class_id)
    FROM students AS s
    LEFT JOIN per_student AS p ON p.student_key = s.student_key
    LEFT JOIN class_settings AS c ON c.class_id = s.class_id
    LEFT JOIN due ON due.class_id = s.class_id AND c.closed IS NOT TRUE
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND s.class_id IN (SELECT class_id FROM planning)
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
)
SELECT * REPLACE (review_expired IS TRUE AS review_expired),
    if(student_status = 'excused', 'waived', ambition_stated) AS ambition,
    if(student_status = 'excused', 'waived', self_assessment_stated) AS self_assessment,
    if(student_status = 'excused', 'waived', opportunities_stated) AS opportunities,
    if(student_status = 'excused', 'waived', career_choice_stated) AS career_choice,
    if(student_status = 'excused', 'waived', career_path_stated) AS career_path,
    if(student_status = 'excused', 'waived', goals_stated) AS goals,
    if(student_status = 'excused', 'waived', action_plan_stated) AS action_plan,
    if(student_status = 'excused', 'waived', if(review_expired, 'in_progress', review_stated)) AS review
FROM stated

-- name: job_interviews
-- The applications of each student of the classes that record job interviews. The rounds are done with an
-- offer, or when both the talk with human resources and the technical one were passed; the talk with the boss
-- is optional.
WITH applications AS (
    SELECT
        student_key, coalesce(employer_key, '') AS employer_key, coalesce(post_key, '') AS post_key,
        bool_or(prepared) AS prepared,
        bool_or(offer) AS offer,
        count(*) FILTER (coalesce(date <= $today, result IS NOT NULL)) AS held,
        min(date) FILTER (date > $today) AS next_round,
        bool_or(round = 'hr' AND result = 'passed') AND bool_or(round = 'technical' AND result = 'passed') AS passed,
        -- waits for a result: the newest round so far has none, and nothing ended the application
        NOT bool_or(result IN ('failed', 'withdrawn')) AND bool_or(offer) IS NOT TRUE
            AND bool_or(coalesce(date <= $today, true)) AS waiting
    FROM job_interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR student_key = $student)
    GROUP BY ALL
),
per_student AS (
    SELECT
        student_key,
        count(*) AS applications,
        count(*) FILTER (prepared) AS prepared,
        count(*) FILTER (offer) AS offers,
        sum(held)::INTEGER AS rounds_held,
        min(next_round) AS next_round,
        coalesce(bool_or(passed), false) AS passed,
        coalesce(bool_or(waiting), false) AS waiting
    FROM applications
    GROUP BY student_key
),
due AS (
    SELECT
        class_id,
        max(due) FILTER (step = 'preparation') AS preparation_due,
        max(due) FILTER (step = 'rounds') AS rounds_due,
        max(due) FILTER (step = 'offer') AS offer_due
    FROM class_due_dates
    WHERE track = 'job_interviews' GROUP BY class_id
),
stated AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(s.target_field, '') AS field, 1 AS round,
        coalesce(p.applications, 0) AS applications, coalesce(p.prepared, 0) AS prepared,
        coalesce(p.offers, 0) AS offers, coalesce(p.rounds_held, 0) AS rounds_held, p.next_round,
        coalesce(p.passed, false) AS passed, coalesce(p.waiting, false) AS waiting,
        due.* EXCLUDE (class_id)
    FROM students AS s
    LEFT JOIN per_student AS p ON p.student_key = s.student_key
    LEFT JOIN class_settings AS c ON c.class_id = s.class_id
    LEFT JOIN due ON due.class_id = s.class_id AND c.closed IS NOT TRUE
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND s.class_id IN (SELECT class_id FROM job_interviews)
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
)
SELECT *,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN applications > 0 AND prepared = applications THEN 'done'
        WHEN prepared > 0 THEN 'in_progress' ELSE 'not_started' END AS preparation,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN offers > 0 OR passed THEN 'done'
        WHEN rounds_held > 0 OR next_round IS NOT NULL THEN 'in_progress' ELSE 'not_started' END AS rounds,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN offers > 0 THEN 'done'
        WHEN waiting THEN 'in_progress' ELSE 'not_started' END AS offer
FROM stated

-- name: tracks_with_data
-- The classes that hold planning or job-interview rows.
SELECT 'planning' AS track, class_id FROM planning
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) GROUP BY class_id
UNION ALL
SELECT 'job_interviews', class_id FROM job_interviews
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) GROUP BY class_id

-- name: withdrawn
SELECT count(*) FROM students
WHERE status = 'withdrawn' AND class_id IN (SELECT unnest($classes::VARCHAR[]))
