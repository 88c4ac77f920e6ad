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
        count(*) FILTER (interview_date > $today) AS appointments,
        min(interview_date) FILTER (interview_date > $today) AS next_appointment,
        count(professional_name) > 0 AS named,
        count(professional_name) > 0 AND count(occupation) > 0 AND count(contact) > 0 AS complete,
        arg_max(level, recency(interview_date, first_raw)) AS level,
        bit_or(answered_bits(answers)) AS bits,
        count(*) FILTER (answered > 0) AS logs,
        count(*) FILTER (outline_received AND coalesce(outline_received_on <= $today, true)) AS outlines,
        count(*) FILTER (summary_report AND coalesce(summary_report_on <= $today, true)) AS reports,
        count(*) FILTER (self_assessment AND coalesce(self_assessment_on <= $today, true)) AS assessments,
        count(skill_self_rating) AS ratings,
        count(prior_view) AS priors,
        count(reality) AS realities,
        count(plan) AS plans,
        arg_max(fit, recency(interview_date, first_raw)) FILTER (fit <> 'undecided') AS fit,
        max(recency(interview_date, first_raw)) FILTER (fit <> 'undecided') AS decided
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
        sum(held)::INTEGER AS held, sum(appointments)::INTEGER AS appointments,
        min(next_appointment) AS next_appointment,
        count(*) FILTER (named)::INTEGER AS named,
        count(*) FILTER (complete)::INTEGER AS complete,
        count(*) FILTER (complete AND level = 'entry')::INTEGER AS newcomers,
        count(*) FILTER (complete AND level = 'mid')::INTEGER AS mids,
        count(*) FILTER (complete AND level = 'senior')::INTEGER AS seniors,
        bit_count(bit_or(bits))::INTEGER AS answered,
        sum(logs)::INTEGER AS logs, sum(outlines)::INTEGER AS outlines, sum(reports)::INTEGER AS reports,
        sum(assessments)::INTEGER AS assessments, sum(ratings)::INTEGER AS ratings,
        sum(priors)::INTEGER AS priors, sum(realities)::INTEGER AS realities, sum(plans)::INTEGER AS plans,
        arg_max(fit, decided) AS fit
    FROM people
    GROUP BY student_key, field_key
),
rounds AS (
    SELECT *,
        row_number() OVER student AS round,
        count(*) OVER (PARTITION BY student_key) AS rounds,
        sum(assessments + ratings) OVER (PARTITION BY student_key) AS all_assessments
    FROM fields
    WINDOW student AS (PARTITION BY student_key ORDER BY first_date NULLS LAST, first_raw)
),
closed AS (
    SELECT *,
        max(round) FILTER (fit = 'out_of_touch' AND round < rounds) OVER (PARTITION BY student_key) AS left_behind
    FROM rounds
),
current AS (
    SELECT *
    FROM closed
    QUALIFY row_number() OVER (
        PARTITION BY student_key
        ORDER BY
            round > coalesce(left_behind, 0) DESC,
            least(held, $interviews_held) DESC,
            (fit IS NOT NULL)::INTEGER + (priors > 0 AND realities > 0)::INTEGER + (plans > 0)::INTEGER DESC,
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
        coalesce(c.field, s.target_field, '') AS field, coalesce(c.field_key, '') AS field_key,
        coalesce(c.round, 1) AS round, coalesce(c.rounds, 0) AS rounds, c.fit,
        s.holland_code, s.work_values IS NOT NULL AS has_work_values,
        s.self_assessment AND coalesce(s.self_assessment_on <= $today, true) IS TRUE AS assessment_received,
        s.self_assessment_on,
        (s.holland_code IS NOT NULL)::INTEGER + (s.work_values IS NOT NULL)::INTEGER
            + coalesce(s.self_assessment AND coalesce(s.self_assessment_on <= $today, true), false)::INTEGER
            + coalesce(c.all_assessments, 0)::INTEGER + coalesce(p.assessed, 0)::INTEGER AS assessments,
        coalesce(c.held, 0) AS held, coalesce(c.appointments, 0) AS appointments, c.next_appointment,
        coalesce(c.named, 0) AS named, coalesce(c.complete, 0) AS complete,
        coalesce(c.newcomers, 0) AS newcomers, coalesce(c.mids, 0) AS mids, coalesce(c.seniors, 0) AS seniors,
        coalesce(c.answered, 0) AS answered, coalesce(c.logs, 0) AS logs,
        coalesce(c.outlines, 0)
            + coalesce(s.outline_received AND coalesce(s.outline_received_on <= $today, true), false)::INTEGER
            AS outlines,
        s.outline_received_on,
        coalesce(c.priors > 0 AND c.realities > 0, false) AS compared,
        coalesce(c.reports, 0)
            + coalesce(s.summary_report AND coalesce(s.summary_report_on <= $today, true), false)::INTEGER
            AS reports,
        coalesce(c.plans, 0) + (s.cultivation_plan IS NOT NULL)::INTEGER AS plans,
        coalesce(least(c.priors, c.realities), 0) AS comparisons,
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
        compared::INTEGER + (fit IS NOT NULL)::INTEGER + (reports > 0)::INTEGER + (plans > 0)::INTEGER AS parts
    FROM evidence
)
SELECT *,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN assessments >= $self_assessments THEN 'done'
        WHEN assessments > 0 THEN 'in_progress' ELSE 'not_started' END AS know_yourself,
    -- a level that is not known may be the one that is missing: it is asked for, never held against the student
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN complete >= $people_listed
            AND (newcomers = 0)::INTEGER + (mids + seniors = 0)::INTEGER <= unknown_levels THEN 'done'
        WHEN named > 0 THEN 'in_progress' ELSE 'not_started' END AS find_professionals,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN outlines > 0 OR answered >= $questions_answered THEN 'done'
        WHEN answered > 0 THEN 'in_progress' ELSE 'not_started' END AS draft_outline,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN held >= $interviews_held THEN 'done'
        WHEN held + appointments > 0 THEN 'in_progress' ELSE 'not_started' END AS hold_interviews,
    CASE WHEN student_status = 'excused' THEN 'waived'
        WHEN parts = 4 THEN 'done'
        WHEN parts > 0 THEN 'in_progress' ELSE 'not_started' END AS analyse_results
FROM judged
