-- The statements of one track judge the students of classes that ask for the same thresholds. Evidence with a date
-- of its own counts from that day; a row of a log counts from its interview, or from its import where that came
-- first or nothing is dated. Hashes stand for keys while rows are grouped: they are grouped many times faster.

-- name: assignment
-- The evidence of each student for the interview assignment and the status of each step. The steps about a
-- field are judged in the student's current round: the field with most evidence, or after an "out of touch"
-- decision the one with most evidence among those opened later. One row per student who has not withdrawn.
-- Few and narrow aggregates: of a million interviews most of the time goes into their states. Names are looked up
-- by the row that opened the field, when the round is chosen.
WITH people AS (                        -- what a student's rows say of each person met or listed in a field
    SELECT
        hash(student_key) AS student, hash(field_key) AS target, hash(coalesce(professional_id, interview_id)) AS person,
        min(interview_date) AS first_date, min(first_raw) AS first_raw,
        sum(if(was_held(interview_date, has_answers, $today), 1, 0)) AS held,
        min(if(interview_date > $today, interview_date, NULL)) AS next_appointment,
        -- one bit a fact: 1 name, 2 position, 4 contact, 8 entry, 16 mid, 32 senior, 64 picture before,
        -- 128 picture after, 256 plan, 512 outline, 1024 summary report, 2048 self-assessment; from 4096 on the
        -- outline questions answered
        bit_or(
            if(professional_name IS NULL, 0, 1) + if(occupation IS NULL, 0, 2) + if(contact IS NULL, 0, 4)
            + if(level = 'entry', 8, 0) + if(level = 'mid', 16, 0) + if(level = 'senior', 32, 0)
            + if(prior_view IS NULL, 0, 64) + if(reality IS NULL, 0, 128) + if(plan IS NULL, 0, 256)
            + if(outline_received AND coalesce(outline_received_on <= $today, true), 512, 0)
            + if(summary_report AND coalesce(summary_report_on <= $today, true), 1024, 0)
            + if((self_assessment AND coalesce(self_assessment_on <= $today, true)) OR skill_self_rating IS NOT NULL,
                2048, 0)
            + coalesce(answered_bits, 0)::BIGINT * 4096
        ) AS facts,
        -- the latest decision, its place in the list in the lowest digit
        max(recency(interview_date, first_raw) * 8 + list_position(['not_suitable', 'suitable', 'out_of_touch'], fit))
            AS decision
    FROM interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR student_key = $student)
      AND ($relatives_allowed OR relationship IS DISTINCT FROM 'relative')
      AND (stated_on IS NULL OR stated_on <= $today OR interview_date <= $today)
    GROUP BY student, target, person
),
grouped AS (
    SELECT
        student, target, min(first_date) AS first_date, min(first_raw) AS first_raw,
        sum(held)::INTEGER AS held, min(next_appointment) AS next_appointment,
        -- people counted side by side, twelve bits each: named, complete, newcomers, mid, senior
        sum((facts & 1) + if(facts & 7 = 7, 1 << 12, 0) + if(facts & 15 = 15, 1 << 24, 0)
            + if(facts & 31 = 23, 1::BIGINT << 36, 0) + if(facts & 63 = 39, 1::BIGINT << 48, 0))::BIGINT AS counts,
        sum(if(facts >= 4096, 1, 0)) AS logs,
        bit_or(facts) AS facts,
        max(decision) AS decision
    FROM people
    GROUP BY student, target
),
fields AS (
    SELECT
        student, first_date, first_raw, held, next_appointment, logs::INTEGER AS logs,
        -- undated fields were opened last
        recency(coalesce(first_date, DATE '2400-01-01'), first_raw) AS opened,
        counts & 4095 AS named, (counts >> 12) & 4095 AS complete, (counts >> 24) & 4095 AS newcomers,
        (counts >> 36) & 4095 AS mids, counts >> 48 AS seniors,
        bit_count(facts >> 12) AS answered, facts & 4095 AS facts,
        ['not_suitable', 'suitable', 'out_of_touch'][(decision % 8)::INTEGER] AS fit
    FROM grouped
),
weighed AS (                            -- by interviews held, parts of the analysis, people listed, newest field
    SELECT *,
        (least(held, $interviews_held)::HUGEINT << 100)
            + ((if(fit IS NULL, 0, 1) + if(facts & 192 = 192, 1, 0) + if(facts & 256 = 256, 1, 0))::HUGEINT << 96)
            + (least(complete, $people_listed)::HUGEINT << 90) + opened AS weight
    FROM fields
),
counted AS (
    SELECT
        student, count(*) AS rounds, bit_or(facts) AS all_facts, list(opened) AS openings, max(opened) AS newest,
        max(opened, 2) FILTER (fit = 'out_of_touch') AS wrong
    FROM weighed
    GROUP BY student
),
rounds AS (                             -- fields opened up to left_behind are left for good
    SELECT *, coalesce(if(wrong[1] = newest, wrong[2], wrong[1]), -1) AS left_behind FROM counted
),
heaviest AS (
    SELECT w.student, max(w.weight) FILTER (w.opened > r.left_behind) AS weight
    FROM weighed AS w JOIN rounds AS r ON r.student = w.student
    GROUP BY w.student
),
current AS (
    SELECT w.*, i.field, i.field_key, r.rounds, r.all_facts,
        CASE WHEN w.opened = r.newest THEN r.rounds
            ELSE len(list_filter(r.openings, lambda opening: opening <= w.opened)) END AS round,
        CASE WHEN w.opened < r.newest THEN day_of_recency(
            list_min(list_filter(r.openings, lambda opening: opening > w.opened))) END AS next_opened_on
    FROM heaviest AS h
    JOIN weighed AS w ON w.student = h.student AND w.weight = h.weight
    JOIN rounds AS r ON r.student = h.student
    JOIN (SELECT first_raw, field, field_key FROM interviews
        WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))) AS i ON i.first_raw = w.first_raw
),
planned AS (
    SELECT student_key, count(*) FILTER (status = 'done' OR (status IS NULL AND (text IS NOT NULL OR date IS NOT NULL)))
        AS assessed
    FROM planning
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND step = 'self_assessment' AND coalesce(coalesce(date, stated_on) <= $today, true)
    GROUP BY student_key
),
-- a paper that names no field belongs to the round that was open on the day it was received
handed AS (
    SELECT
        p.student_key,
        count(*) FILTER (paper = 'self_assessment') AS assessments_received,
        min(received_on) FILTER (paper = 'self_assessment') AS assessment_paper_on,
        min(received_on) FILTER (paper = 'outline') AS outline_paper_on,
        bit_or(CASE paper WHEN 'outline' THEN 512 WHEN 'summary_report' THEN 1024 WHEN 'cultivation_plan' THEN 256
            ELSE 0 END) AS facts
    FROM received_papers AS p
    LEFT JOIN current AS c ON c.student = hash(p.student_key)
    WHERE p.withdrawn_at IS NULL AND p.received_on <= $today
      AND ($student = '' OR p.student_key = $student)
      AND (c.student IS NULL OR p.field_key = c.field_key
        OR (p.field_key IS NULL AND (
            p.paper IN ('outline', 'self_assessment')
            OR ((c.round = 1 OR coalesce(c.first_date <= p.received_on, true))
                AND coalesce(p.received_on < c.next_opened_on, true)))))
    GROUP BY p.student_key
),
evidence AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(c.field, s.target_field, '') AS field, c.field_key,
        coalesce(c.round, 1) AS round, coalesce(c.rounds, 0) AS rounds, c.fit,
        coalesce(s.stated_on <= $today, true) AS known,
        if(known, s.holland_code, NULL) AS holland_code, known AND s.work_values IS NOT NULL AS has_work_values,
        coalesce(s.self_assessment AND coalesce(coalesce(s.self_assessment_on, s.stated_on) <= $today, true), false)
            AS assessment_stated,
        assessment_stated OR coalesce(h.assessments_received, 0) > 0 AS assessment_received,
        least(if(assessment_stated, s.self_assessment_on, NULL), h.assessment_paper_on) AS self_assessment_on,
        coalesce(s.outline_received AND coalesce(coalesce(s.outline_received_on, s.stated_on) <= $today, true), false)
            AS outline_stated,
        least(if(outline_stated, s.outline_received_on, NULL), h.outline_paper_on) AS outline_received_on,
        if(known AND s.holland_code IS NOT NULL, 1, 0) + if(has_work_values, 1, 0) + if(assessment_stated, 1, 0)
            + if(coalesce(c.all_facts, 0) & 2048 = 2048, 1, 0) + coalesce(p.assessed, 0)
            + coalesce(h.assessments_received, 0) AS assessments,
        coalesce(c.held, 0) AS held, c.next_appointment,
        coalesce(c.named, 0) AS named, coalesce(c.complete, 0) AS complete,
        coalesce(c.newcomers, 0) AS newcomers, coalesce(c.mids, 0) AS mids, coalesce(c.seniors, 0) AS seniors,
        coalesce(c.answered, 0) AS answered, coalesce(c.logs, 0) AS logs,
        coalesce(c.facts, 0) | coalesce(h.facts, 0)
            | if(outline_stated, 512, 0)
            | if(s.summary_report AND coalesce(coalesce(s.summary_report_on, s.stated_on) <= $today, true), 1024, 0)
            | if(known AND s.cultivation_plan IS NOT NULL, 256, 0) AS facts
    FROM students AS s
    LEFT JOIN current AS c ON c.student = hash(s.student_key)
    LEFT JOIN planned AS p ON p.student_key = s.student_key
    LEFT JOIN handed AS h ON h.student_key = s.student_key
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
),
judged AS (
    SELECT * EXCLUDE (known, assessment_stated, outline_stated, facts),
        complete - newcomers - mids - seniors AS unknown_levels,
        facts & 192 = 192 AS compared, facts & 256 = 256 AS planned,
        facts & 512 = 512 AS outlined, facts & 1024 = 1024 AS reported,
        if(fit IS NULL, 0, 1) + if(compared, 1, 0) + if(planned, 1, 0) + if(reported, 1, 0) AS parts,
        -- the picture was seriously wrong, no other field is opened, and the class asks for one
        $out_of_touch = 'require' AND coalesce(fit = 'out_of_touch' AND round = rounds, false) AS next_round_required
    FROM evidence
)
SELECT *,
    $people_listed::INTEGER AS people_listed_asked, $interviews_held::INTEGER AS interviews_held_asked,
    $questions_answered::INTEGER AS questions_answered_asked,
    CASE WHEN assessments >= $self_assessments THEN 'done'
        WHEN assessments > 0 THEN 'in_progress' ELSE 'not_started' END AS know_yourself,
    -- a level that is not known may be the one that is missing: it is asked for, never held against the student
    CASE WHEN complete >= $people_listed
            AND if(newcomers = 0, 1, 0) + if(mids + seniors = 0, 1, 0) <= unknown_levels THEN 'done'
        WHEN named > 0 THEN 'in_progress' ELSE 'not_started' END AS find_professionals,
    CASE WHEN outlined OR answered >= $questions_answered THEN 'done'
        WHEN answered > 0 THEN 'in_progress' ELSE 'not_started' END AS draft_outline,
    CASE WHEN held >= $interviews_held THEN 'done'
        WHEN held > 0 OR next_appointment IS NOT NULL THEN 'in_progress' ELSE 'not_started' END AS hold_interviews,
    CASE WHEN parts = 4 AND NOT next_round_required THEN 'done'
        WHEN parts > 0 THEN 'in_progress' ELSE 'not_started' END AS analyse_results
FROM judged

-- name: planning
-- The planning steps of each student of classes that plan. A row without a status counts as done when it
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
      AND coalesce(coalesce(date, stated_on) <= $today, true)
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
steps AS (
    SELECT student_key, map_from_entries(list((step, {'status': status, 'rows': rows, 'latest': latest}))) AS of,
        any_value(items) FILTER (step = 'goals') AS goal_horizons
    FROM per_step
    GROUP BY student_key
),
stated AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(s.target_field, '') AS field, 1 AS round, coalesce(p.goal_horizons, []) AS goal_horizons, p.of,
        coalesce(p.of['review'].status = 'done' AND c.closed IS NOT TRUE
            AND p.of['review'].latest + $review_days::INTEGER < $today, false) AS review_expired
    FROM students AS s
    LEFT JOIN steps AS p ON p.student_key = s.student_key
    LEFT JOIN class_settings AS c ON c.class_id = s.class_id
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
)
SELECT * EXCLUDE (of), $goal_horizons::VARCHAR[] AS goal_horizons_asked, $review_days::INTEGER AS review_days_asked,
    coalesce(of['ambition'].rows, 0) AS ambition_rows, of['ambition'].latest AS ambition_latest,
    coalesce(of['self_assessment'].rows, 0) AS self_assessment_rows, of['self_assessment'].latest AS self_assessment_latest,
    coalesce(of['opportunities'].rows, 0) AS opportunities_rows, of['opportunities'].latest AS opportunities_latest,
    coalesce(of['career_choice'].rows, 0) AS career_choice_rows, of['career_choice'].latest AS career_choice_latest,
    coalesce(of['career_path'].rows, 0) AS career_path_rows, of['career_path'].latest AS career_path_latest,
    coalesce(of['goals'].rows, 0) AS goals_rows, of['goals'].latest AS goals_latest,
    coalesce(of['action_plan'].rows, 0) AS action_plan_rows, of['action_plan'].latest AS action_plan_latest,
    coalesce(of['review'].rows, 0) AS review_rows, of['review'].latest AS review_latest,
    coalesce(of['ambition'].status, 'not_started') AS ambition,
    coalesce(of['self_assessment'].status, 'not_started') AS self_assessment,
    coalesce(of['opportunities'].status, 'not_started') AS opportunities,
    coalesce(of['career_choice'].status, 'not_started') AS career_choice,
    coalesce(of['career_path'].status, 'not_started') AS career_path,
    coalesce(of['goals'].status, 'not_started') AS goals,
    coalesce(of['action_plan'].status, 'not_started') AS action_plan,
    if(review_expired, 'in_progress', coalesce(of['review'].status, 'not_started')) AS review
FROM stated

-- name: job_interviews
-- The applications of each student of classes that record job interviews. The rounds are done with an offer, or
-- when one application passed every round asked for; the talk with the boss is optional.
WITH applications AS (
    SELECT
        student_key, coalesce(employer_key, '') AS employer_key, coalesce(post_key, '') AS post_key,
        bool_or(prepared) AS prepared,
        bool_or(offer) AS offer,
        count(*) FILTER (coalesce(date <= $today, result IS NOT NULL)) AS held,
        min(date) FILTER (date > $today) AS next_round,
        list_has_all(list(round) FILTER (result = 'passed' AND coalesce(date <= $today, true)), $rounds_asked::VARCHAR[])
            AND len($rounds_asked::VARCHAR[]) > 0 AS passed,
        -- waits for a result: the newest round so far has none, and nothing ended the application
        NOT bool_or(result IN ('failed', 'withdrawn')) AND bool_or(offer) IS NOT TRUE
            AND bool_or(coalesce(date <= $today, true)) AS waiting
    FROM job_interviews
    WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR student_key = $student)
      AND (stated_on IS NULL OR stated_on <= $today OR date <= $today)
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
stated AS (
    SELECT
        s.student_key, s.student_id, s.student_name, s.class_id, s.class_name, s.status AS student_status,
        coalesce(s.target_field, '') AS field, 1 AS round,
        coalesce(p.applications, 0) AS applications, coalesce(p.prepared, 0) AS prepared,
        coalesce(p.offers, 0) AS offers, coalesce(p.rounds_held, 0) AS rounds_held, p.next_round,
        coalesce(p.passed, false) AS passed, coalesce(p.waiting, false) AS waiting
    FROM students AS s
    LEFT JOIN per_student AS p ON p.student_key = s.student_key
    WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
      AND ($student = '' OR s.student_key = $student)
      AND s.status <> 'withdrawn'
)
SELECT *,
    CASE WHEN applications > 0 AND prepared = applications THEN 'done'
        WHEN prepared > 0 THEN 'in_progress' ELSE 'not_started' END AS preparation,
    CASE WHEN offers > 0 OR passed THEN 'done'
        WHEN rounds_held > 0 OR next_round IS NOT NULL THEN 'in_progress' ELSE 'not_started' END AS rounds,
    CASE WHEN offers > 0 THEN 'done'
        WHEN waiting THEN 'in_progress' ELSE 'not_started' END AS offer
FROM stated

-- name: overrides
-- The steps set by hand that count on a day: of each step the newest that was not withdrawn.
SELECT student_key, step, override_id, status, reason, overridden_on, author
FROM step_overrides
WHERE track = $track AND withdrawn_at IS NULL AND overridden_on <= $today
  AND ($student = '' OR student_key = $student)
  AND student_key IN (SELECT student_key FROM students WHERE class_id IN (SELECT unnest($classes::VARCHAR[])))
QUALIFY row_number() OVER (PARTITION BY student_key, step ORDER BY overridden_on DESC, created_at DESC) = 1

-- name: any_overrides
SELECT count(*) > 0 FROM step_overrides WHERE track = $track AND withdrawn_at IS NULL

-- name: recorded
-- The newest entry of each own step of a class.
SELECT r.student_key, r.step, arg_max(r.status, (r.recorded_on, r.created_at)) AS status, max(r.recorded_on) AS day,
    count(*) AS rows
FROM recorded_steps AS r
JOIN students AS s ON s.student_key = r.student_key
WHERE s.class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND ($student = '' OR r.student_key = $student)
  AND r.track = $track AND r.withdrawn_at IS NULL AND r.recorded_on <= $today
GROUP BY r.student_key, r.step

-- name: sheets_of_classes
-- The rosters and planning sheets that speak of students of these classes, with their headers.
SELECT DISTINCT h.sheet_id, h.headers
FROM sheets AS h
JOIN batches AS b ON b.batch = h.batch AND b.active
JOIN raw_rows AS r ON r.sheet_id = h.sheet_id
JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
JOIN students AS s ON s.student_key = l.record_id
WHERE h.kind IN ('roster', 'planning') AND s.class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: cells_of_column
-- What one column of a sheet says about each student, newest row last.
SELECT l.record_id AS student_key, s.class_id, r.cells[$position::INTEGER] AS text, b.created_at::DATE AS imported_on
FROM raw_rows AS r
JOIN batches AS b ON b.batch = r.batch AND b.active
JOIN row_links AS l ON l.raw_id = r.raw_id AND l.entity = 'student'
JOIN students AS s ON s.student_key = l.record_id
WHERE r.sheet_id = $sheet_id AND s.class_id IN (SELECT unnest($classes::VARCHAR[])) AND r.status <> 'held'
  AND ($student = '' OR s.student_key = $student)
  AND r.cells[$position::INTEGER] IS NOT NULL AND r.cells[$position::INTEGER] <> ''
ORDER BY r.raw_id

-- name: withdrawn
SELECT count(*) FROM students
WHERE status = 'withdrawn' AND class_id IN (SELECT unnest($classes::VARCHAR[]))

-- name: first_day
-- The first day anything of these classes is dated.
SELECT min(day) FROM (
    SELECT min(interview_date) AS day FROM interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION ALL
    SELECT min(date) FROM planning WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION ALL
    SELECT min(date) FROM job_interviews WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
)
