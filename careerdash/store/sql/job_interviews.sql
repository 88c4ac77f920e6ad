-- Job interviews: how far applications come, how long they wait, what preparation brings, what is offered.
-- The rounds and applications of a scope are read once; the other statements count in these frames.

-- name: rounds
SELECT * FROM job_rounds($classes, $round_order, $today)

-- name: gathered
-- One row per application: how far it came, what ended it, whether it was prepared for.
SELECT
    application,
    any_value(student_key) AS student_key, any_value(student_id) AS student_id,
    any_value(student_name) AS student_name, any_value(class_name) AS class_name,
    min(employer) AS employer, min(post) AS post,
    count(*) FILTER (held) AS held_rounds,
    max(place) FILTER (held) AS reached,
    coalesce(bool_or(offer AND (held OR date IS NULL)), false) AS offered,
    bool_or(held AND result = 'failed') AS failed,
    bool_or(held AND result = 'withdrawn') AS withdrawn,
    -- of the round that comes, else of the application
    coalesce(arg_min(prepared, date) FILTER (NOT held AND date > $today::DATE), bool_or(prepared)) AS prepared,
    arg_max(coalesce(round, round_text), (coalesce(date, DATE '1900-01-01'), place)) FILTER (held) AS last_round,
    arg_max(coalesce(result, 'waiting'), (coalesce(date, DATE '1900-01-01'), place)) FILTER (held) AS last_result,
    max(date) FILTER (held) AS last_date,
    min(date) FILTER (NOT held AND date > $today::DATE) AS next_date,
    min(coalesce(date, stated_on)) AS first_date,
    max(offered_salary_text) FILTER (offer) AS salary_text
FROM round_rows
GROUP BY application

-- name: totals
SELECT
    count(*) AS applications,
    count(DISTINCT student_key) AS students,
    coalesce(list(DISTINCT student_key), []) AS who,
    count(*) FILTER (offered) AS offers,
    coalesce(list(DISTINCT student_key) FILTER (offered), []) AS offered_to
FROM application_rows

-- name: funnel
-- Applications per kind of round. A core round was reached by every application that had it, or came further.
WITH rounds AS (
    SELECT * FROM round_rows WHERE held
),
stages AS (
    SELECT stage, any_value(round) AS round, min(round_text) AS label, min(place) AS place, bool_and(core) AS core
    FROM rounds GROUP BY stage
),
applications AS (
    SELECT application, student_key, reached, offered FROM application_rows
),
had AS (
    SELECT
        stage, application,
        bool_or(result = 'passed') AS passed, bool_or(result = 'failed') AS failed,
        bool_or(result = 'withdrawn') AS withdrawn
    FROM rounds GROUP BY stage, application
)
SELECT
    s.stage, s.round, s.label, s.place, s.core,
    count(*) AS reached,
    list(DISTINCT a.student_key) AS who,
    count(*) FILTER (h.passed) AS passed,
    count(*) FILTER (h.failed) AS failed,
    count(*) FILTER (h.withdrawn) AS withdrawn,
    count(h.application) AS had
FROM stages AS s
CROSS JOIN applications AS a
LEFT JOIN had AS h ON h.stage = s.stage AND h.application = a.application
WHERE h.application IS NOT NULL OR (s.core AND (a.reached >= s.place OR a.offered))
GROUP BY ALL
ORDER BY s.place, s.stage

-- name: waits
-- Days between one dated round of an application and the next, per pair of kinds of round.
WITH dated AS (
    SELECT
        student_key, stage, round, round_text, place, date,
        lag(stage) OVER way AS before, lag(round) OVER way AS before_round, lag(round_text) OVER way AS before_text,
        lag(place) OVER way AS before_place,
        date - lag(date) OVER way AS days
    FROM round_rows
    WHERE held AND date IS NOT NULL
    WINDOW way AS (PARTITION BY application ORDER BY date, place, job_interview_id)
)
SELECT
    before, stage,
    any_value(before_round) AS before_round, min(before_text) AS before_text,
    any_value(round) AS round, min(round_text) AS label,
    count(*) AS n, list(DISTINCT student_key) AS who,
    median(days) AS median, max(days) AS longest
FROM dated WHERE before IS NOT NULL
GROUP BY before, stage
ORDER BY min(before_place), min(place), before, stage

-- name: unanswered
-- Applications whose last round has no result yet, longest wait first.
SELECT
    student_key, student_id, student_name, class_name, employer, post, last_round, last_date,
    $today::DATE - last_date AS days
FROM application_rows
WHERE last_result = 'waiting' AND NOT offered AND failed IS NOT TRUE AND withdrawn IS NOT TRUE
  AND last_date IS NOT NULL AND next_date IS NULL
ORDER BY days DESC, student_name, student_key
LIMIT $limit

-- name: waiting
SELECT
    count(*) AS applications,
    coalesce(list(DISTINCT student_key), []) AS who,
    median($today::DATE - last_date) AS median
FROM application_rows
WHERE last_result = 'waiting' AND NOT offered AND failed IS NOT TRUE AND withdrawn IS NOT TRUE
  AND last_date IS NOT NULL AND next_date IS NULL

-- name: preparation
-- Rounds with a result by whether the student had prepared for the application.
WITH decided AS (
    SELECT
        student_key, result = 'passed' AS passed,
        coalesce(prepared, bool_or(prepared) OVER (PARTITION BY application)) AS ready
    FROM round_rows
    WHERE held AND result IN ('passed', 'failed')
)
SELECT
    ready AS prepared,
    count(*) AS rounds, count(*) FILTER (passed) AS passed,
    list(DISTINCT student_key) AS who,
    coalesce(list(DISTINCT student_key) FILTER (passed), []) AS who_passed,
    coalesce(list(DISTINCT student_key) FILTER (NOT passed), []) AS who_failed
FROM decided
GROUP BY ready

-- name: offers
-- Offers by currency; one-sided, declined and unreadable ones are counted beside the quantiles.
WITH offered AS (
    SELECT
        application, student_key, offered_salary_currency AS currency,
        CASE WHEN offered_salary_reading IN ('amount', 'range')
            THEN (offered_salary_yearly_low + offered_salary_yearly_high) / 2 END AS amount
    FROM round_rows
    WHERE offer AND (held OR date IS NULL)
    QUALIFY row_number() OVER (PARTITION BY application ORDER BY amount IS NULL, date DESC NULLS LAST) = 1
)
SELECT
    coalesce(currency, '') AS currency,
    count(*) AS offers, count(amount) AS amounts,
    coalesce(list(DISTINCT student_key) FILTER (amount IS NOT NULL), []) AS who,
    quantile_cont(amount, [0.25, 0.5, 0.75]) AS quartiles
FROM offered
GROUP BY coalesce(currency, '')
ORDER BY offers DESC, currency

-- name: applications
SELECT
    student_key, student_id, student_name, class_name, employer, post, held_rounds, offered, failed, withdrawn,
    prepared, last_round, last_result, last_date, next_date, salary_text,
    count(*) OVER () AS total
FROM application_rows
ORDER BY greatest(coalesce(next_date, last_date, first_date), coalesce(last_date, first_date)) DESC NULLS LAST,
    student_name, employer, application
LIMIT $limit

-- name: of_student
-- The rounds of one student, by application in the order of the class; a round without a date stands by its place.
SELECT
    employer, post, round, round_text, date, held, interviewer, result, prepared, offer, offered_salary_text
FROM job_rounds($classes, $round_order, $today)
WHERE student_key = $student_key
ORDER BY min(coalesce(date, stated_on)) OVER (PARTITION BY application) NULLS LAST, employer, post, place, date
