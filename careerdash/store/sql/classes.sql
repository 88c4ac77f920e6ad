-- name: holdings
SELECT
    (SELECT count(*) FROM batches) AS batches,
    (SELECT count(*) FROM class_settings) AS classes,
    (SELECT count(*) FROM students) AS students,
    (SELECT count(*) FROM interviews) AS interviews,
    (SELECT count(*) FROM interviews
     WHERE salary_text IS NOT NULL OR salary_entry_text IS NOT NULL OR salary_experienced_text IS NOT NULL) AS salaries,
    (SELECT count(*) FROM interview_skills) AS skills,
    (SELECT count(*) FROM interviews WHERE satisfaction_text IS NOT NULL OR liked IS NOT NULL OR disliked IS NOT NULL)
        AS scores,
    (SELECT count(*) FROM interviews WHERE fit IS NOT NULL OR salary_guessed_text IS NOT NULL
        OR coalesce(before_workload, before_prospects, before_environment, before_interest) IS NOT NULL) AS pictures,
    (SELECT count(*) FROM interviews WHERE coalesce(referral, referred_by, relationship) IS NOT NULL) AS leads,
    (SELECT count(*) FROM raw_rows AS r JOIN batches AS b ON b.batch = r.batch AND b.active
     WHERE r.status = 'held' OR EXISTS (SELECT 1 FROM settled_rows AS x WHERE x.raw_id = r.raw_id))
        AS held,
    -- tracks that are on: by hand, or by their data unless switched off
    (SELECT count(*) FROM class_tracks WHERE track = 'planning' AND is_on)
        + (SELECT count(DISTINCT class_id) FROM planning WHERE class_id NOT IN
            (SELECT class_id FROM class_tracks WHERE track = 'planning' AND NOT is_on)) AS plans,
    (SELECT count(*) FROM class_tracks WHERE track = 'job_interviews' AND is_on)
        + (SELECT count(DISTINCT class_id) FROM job_interviews WHERE class_id NOT IN
            (SELECT class_id FROM class_tracks WHERE track = 'job_interviews' AND NOT is_on)) AS rounds

-- name: name_of
SELECT class_name FROM classes WHERE class_id = $class_id

-- name: stated
SELECT class_name, term_start, term_end, closed FROM classes WHERE class_id = $class_id

-- name: has_settings
SELECT count(*) > 0 FROM class_settings WHERE class_id = $class_id

-- name: insert_key
INSERT INTO record_keys (entity, key, record_id) VALUES ('class', $key, $record_id)

-- name: insert_settings
INSERT INTO class_settings (class_id, name, term_start, term_end, closed, created_at, author)
VALUES ($class_id, $name, NULL, NULL, false, $created_at, $author)

-- name: set_term
UPDATE class_settings SET term_start = $term_start, term_end = $term_end WHERE class_id = $class_id

-- name: set_closed
UPDATE class_settings SET closed = $closed WHERE class_id = $class_id

-- name: delete_due_date
DELETE FROM class_due_dates WHERE class_id = $class_id AND track = $track AND step = $step

-- name: insert_due_date
INSERT INTO class_due_dates (class_id, track, step, due) VALUES ($class_id, $track, $step, $due)

-- name: due_dates
SELECT track, step, due FROM class_due_dates WHERE class_id = $class_id

-- name: id_of_key
SELECT record_id FROM record_keys WHERE entity = 'class' AND key = $class_key
