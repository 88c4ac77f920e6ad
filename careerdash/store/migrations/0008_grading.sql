-- Marks an advisor gives for the logs of a class, and the rounds of job interviews in the order of the class.
-- Marks hang on student_key, which survives undo and a second import; they are for the advisor alone.

CREATE TABLE grading_criteria (
    criterion_id VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    points_max DOUBLE NOT NULL,
    rule VARCHAR NOT NULL,              -- what is counted beforehand; '' where the advisor judges alone
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- One per student: the comment, the late days where the advisor knows better, and whether it is finished.
CREATE TABLE grading_sheets (
    student_key VARCHAR NOT NULL,
    comment VARCHAR NOT NULL,
    late_days INTEGER,                  -- null: as counted from the dates
    finished BOOLEAN NOT NULL,
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE grading_marks (
    student_key VARCHAR NOT NULL,
    criterion_id VARCHAR NOT NULL,
    mark VARCHAR,                       -- all | all_but_one | some | none; null where only points were given
    points DOUBLE
);

-- The rounds of the applications of the classes in scope. An application is a student, an employer and a post.
-- place: where the round stands in the order of the class; rounds known only by a number follow their number.
-- core: belongs to the way every application goes; the talk with the boss and rounds outside the order do not.
CREATE MACRO job_rounds(classes, round_order, today) AS TABLE
SELECT
    j.*, s.student_id, s.student_name, s.class_name,
    hash(j.student_key, coalesce(j.employer_key, ''), coalesce(j.post_key, '')) AS application,
    coalesce(j.round, lower(j.round_text), '') AS stage,
    coalesce(j.date <= today::DATE, j.result IS NOT NULL AND j.result <> 'waiting') AS held,
    coalesce(
        list_position(coalesce(r.round_order, round_order::VARCHAR[]), j.round)::DOUBLE, j.round_order + 0.5, 9
    ) AS place,
    j.round <> 'boss' AND (list_contains(coalesce(r.round_order, round_order::VARCHAR[]), j.round)
        OR j.round IN ('first', 'second', 'third', 'later', 'final')) IS TRUE AS core
FROM job_interviews AS j
JOIN students AS s ON s.student_key = j.student_key AND s.status <> 'withdrawn'
LEFT JOIN class_rules AS r ON r.class_id = j.class_id
WHERE j.class_id IN (SELECT unnest(classes::VARCHAR[]))
  AND NOT EXISTS (
      FROM class_tracks AS t WHERE t.class_id = j.class_id AND t.track = 'job_interviews' AND NOT t.is_on
  );
