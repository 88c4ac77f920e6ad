-- Career planning: what was recorded of each student, and the goals and reviews of a class.

-- name: is_student
SELECT count(*) > 0 FROM students WHERE student_key = $student

-- name: plans
-- What is planned by each student of the classes that plan. A row without a status counts when it holds a text or a
-- date; the newest statement of a part is shown.
WITH planning_classes AS (
    SELECT class_id FROM planning WHERE class_id IN (SELECT unnest($classes::VARCHAR[]))
    UNION
    SELECT class_id FROM class_tracks WHERE track = 'planning' AND is_on
        AND class_id IN (SELECT unnest($classes::VARCHAR[]))
    EXCEPT
    SELECT class_id FROM class_tracks WHERE track = 'planning' AND NOT is_on
),
said AS (
    SELECT
        student_key, step, item, text, date,
        coalesce(status = 'done', text IS NOT NULL OR date IS NOT NULL) AS done,
        recency(date, first_raw) AS newest
    FROM planning
    WHERE class_id IN (SELECT class_id FROM planning_classes)
      AND coalesce(coalesce(date, stated_on) <= $today::DATE, true)
),
per_student AS (
    SELECT
        student_key,
        coalesce(list_sort(list(DISTINCT item) FILTER (step = 'goals' AND item <> '' AND done)), []) AS horizons,
        coalesce(list_sort(list(DISTINCT item) FILTER (step = 'action_plan' AND item <> '' AND done)), []) AS measures,
        bool_or(step = 'action_plan' AND done) AS acts,
        arg_max(text, newest) FILTER (step = 'career_path' AND text IS NOT NULL) AS path,
        arg_max(text, newest) FILTER (step = 'goals' AND item = 'short') AS short_goal,
        arg_max(text, newest) FILTER (step = 'goals' AND item = 'medium') AS medium_goal,
        arg_max(text, newest) FILTER (step = 'goals' AND item = 'long') AS long_goal,
        arg_max(text, newest) FILTER (step = 'goals' AND item = 'life') AS life_goal,
        max(date) FILTER (step = 'review' AND done) AS last_review
    FROM said GROUP BY student_key
)
SELECT
    s.student_key, s.student_id, s.student_name, s.class_name,
    coalesce(p.horizons, []) AS horizons, coalesce(p.measures, []) AS measures, coalesce(p.acts, false) AS acts,
    p.path, p.short_goal, p.medium_goal, p.long_goal, p.life_goal, p.last_review,
    coalesce(c.closed, false) AS closed,
    p.last_review + coalesce(r.review_days, $review_days)::INTEGER AS review_due,
    -- in a closed class no review runs out
    CASE
        WHEN p.last_review IS NULL THEN 'never'
        WHEN coalesce(c.closed, false) THEN 'current'
        WHEN p.last_review + coalesce(r.review_days, $review_days)::INTEGER < $today::DATE THEN 'expired'
        WHEN p.last_review + coalesce(r.review_days, $review_days)::INTEGER <= $today::DATE + $soon::INTEGER THEN 'soon'
        ELSE 'current'
    END AS review,
    list_has_all(coalesce(p.horizons, []), coalesce(r.goal_horizons, $goal_horizons::VARCHAR[])) AS enough_goals,
    coalesce(r.goal_horizons, $goal_horizons::VARCHAR[]) AS asked
FROM students AS s
LEFT JOIN per_student AS p ON p.student_key = s.student_key
LEFT JOIN class_settings AS c ON c.class_id = s.class_id
LEFT JOIN class_rules AS r ON r.class_id = s.class_id
WHERE s.class_id IN (SELECT class_id FROM planning_classes) AND s.status = 'active'

-- name: counts
-- How many plan, have a goal of each horizon, lack a goal asked for, and stand how with their review.
SELECT
    count(*) AS students,
    count(*) FILTER (list_contains(horizons, 'short')) AS short,
    count(*) FILTER (list_contains(horizons, 'medium')) AS medium,
    count(*) FILTER (list_contains(horizons, 'long')) AS long,
    count(*) FILTER (list_contains(horizons, 'life')) AS life,
    count(*) FILTER (NOT enough_goals) AS lacking,
    count(*) FILTER (review = 'expired') AS expired, count(*) FILTER (review = 'soon') AS soon,
    count(*) FILTER (review = 'current') AS current, count(*) FILTER (review = 'never') AS never
FROM plan_rows

-- name: paths
SELECT path, count(*) AS students FROM plan_rows WHERE path IS NOT NULL GROUP BY path

-- name: listed
-- The plans with most to do first.
SELECT * FROM plan_rows
ORDER BY enough_goals, review <> 'expired', class_name, student_name, student_id, student_key
LIMIT $limit

-- name: entries
-- What stands recorded of one student, part by part, with the file and row or the author it came from.
SELECT
    p.planning_id, p.step, p.item, p.text, p.status_text, p.date, p.stated_on, o.file, o.sheet, o.row,
    (SELECT max(b.batch) FROM row_links AS l JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active
     WHERE l.entity = 'planning' AND l.record_id = p.planning_id AND b.kind = 'entry') AS batch,
    (SELECT arg_max(b.author, b.batch) FROM row_links AS l JOIN batches AS b ON b.batch = l.raw_id >> 32 AND b.active
     WHERE l.entity = 'planning' AND l.record_id = p.planning_id AND b.kind = 'entry') AS author
FROM planning AS p
LEFT JOIN sources AS o ON o.raw_id = p.first_raw
WHERE p.student_key = $student AND p.class_id IN (SELECT unnest($classes::VARCHAR[]))
  AND coalesce(coalesce(p.date, p.stated_on) <= $today::DATE, true)
ORDER BY p.date NULLS FIRST, p.first_raw
