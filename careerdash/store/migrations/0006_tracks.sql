-- What a class asks of its students (rules, tracks, steps, collections), and what advisors state about single
-- students by hand: papers received, steps recorded, steps set. Everything about a student hangs on student_key,
-- which survives undo and a second import.

-- Facts of the records that every judgement needs, worked out once when a record is derived.
ALTER TABLE interviews ADD COLUMN answered_bits INTEGER;    -- the outline questions answered, question 1 the lowest bit
ALTER TABLE interviews ADD COLUMN stated_on DATE;           -- the day of the import that first stated the record
ALTER TABLE students ADD COLUMN stated_on DATE;
ALTER TABLE planning ADD COLUMN stated_on DATE;
ALTER TABLE job_interviews ADD COLUMN stated_on DATE;

-- The day of the import a raw row came with; the batch is in the upper bits of its id.
CREATE MACRO day_of_import(raw_id) AS (SELECT b.created_at::DATE FROM batches AS b WHERE b.batch = raw_id >> 32);

-- The day within what recency() makes.
CREATE MACRO day_of_recency(value) AS DATE '1900-01-01' + (value // 9223372036854775807)::INTEGER;

UPDATE interviews SET answered_bits = answered_bits(answers), stated_on = day_of_import(first_raw);
UPDATE students SET stated_on = day_of_import(first_raw);
UPDATE planning SET stated_on = day_of_import(first_raw);
UPDATE job_interviews SET stated_on = day_of_import(first_raw);

-- Who looks after the class; null until someone says so.
ALTER TABLE class_settings ADD COLUMN advisor VARCHAR;

-- The rules a class changed; a column that is null keeps the default of the track's definition.
CREATE TABLE class_rules (
    class_id VARCHAR NOT NULL,
    self_assessments INTEGER,
    people_listed INTEGER,
    interviews_held INTEGER,
    questions_answered INTEGER,
    relatives_allowed BOOLEAN,
    out_of_touch VARCHAR,               -- advise | require another round
    shortest_minutes INTEGER,
    longest_minutes INTEGER,
    thank_you_days INTEGER,
    notes_days INTEGER,
    goal_horizons VARCHAR[],            -- short, medium, long, life
    review_days INTEGER,
    round_order VARCHAR[],              -- rounds of a job interview, first one first
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- A track switched on or off by hand; without a row the assignment is on and the others follow their data.
CREATE TABLE class_tracks (
    class_id VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    is_on BOOLEAN NOT NULL,
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Steps of the definition a class does not ask for.
CREATE TABLE class_steps_off (
    class_id VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Steps a class added to a track: recorded by hand, or by a column of a sheet whose header is column_key.
CREATE TABLE class_own_steps (
    class_id VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    step VARCHAR NOT NULL,              -- random, starts with own_
    title VARCHAR NOT NULL,
    done_when VARCHAR NOT NULL,         -- the sentence that says what makes it done
    column_key VARCHAR NOT NULL,        -- folded header; '' where it is recorded by hand only
    position INTEGER NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Days on which the logs of a class are collected.
CREATE TABLE class_collections (
    class_id VARCHAR NOT NULL,
    collected_on DATE NOT NULL,
    title VARCHAR NOT NULL
);

-- Papers handed in on paper, by Word or PDF: dated evidence with the name of who received it.
CREATE TABLE received_papers (
    paper_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    paper VARCHAR NOT NULL,             -- outline | self_assessment | summary_report | cultivation_plan
    field VARCHAR,                      -- null: belongs to the round that was open when it was received
    field_key VARCHAR,
    received_on DATE NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);

-- Steps a class added, recorded in the app; the newest entry that was not withdrawn counts.
CREATE TABLE recorded_steps (
    record_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    text VARCHAR,
    recorded_on DATE NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);

-- Steps set by an advisor against the evidence; the newest that was not withdrawn counts.
CREATE TABLE step_overrides (
    override_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    overridden_on DATE NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);
