-- The truth (batches, files, sheets, raw rows, links, keys) and what is derived from it (records).
-- Ids are made in Python; no sequences, triggers, enums or conflict clauses, so that the same
-- statements run on a shared catalogue.

CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR);
INSERT INTO meta VALUES ('data_version', '0');

-- One accepted import, or one correction made in the app.
CREATE TABLE batches (
    batch INTEGER NOT NULL,
    kind VARCHAR NOT NULL,              -- import | sample | correction | repair (of a held row)
    depends_on INTEGER,                 -- repair: the import of the held row
    taken_along BOOLEAN NOT NULL DEFAULT false, -- undone because the import it depends on was
    created_at TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    active BOOLEAN NOT NULL,
    changed_at TIMESTAMP,               -- last undo or redo
    note VARCHAR,
    rows_read INTEGER NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    same INTEGER NOT NULL,
    held INTEGER NOT NULL,
    settings VARCHAR NOT NULL,          -- JSON: class, currency, salary_period, date_order, ... as answered
    issues VARCHAR NOT NULL             -- JSON: the issues shown with the plan
);

CREATE TABLE files (
    file_id VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    size BIGINT NOT NULL,
    content BLOB                        -- the original, zlib-compressed
);

CREATE TABLE sheets (
    sheet_id VARCHAR NOT NULL,
    file_id VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    header_row INTEGER,
    headers VARCHAR[] NOT NULL,         -- one per column, from column A
    mapping VARCHAR NOT NULL,           -- JSON: column number (0 = A) -> field or null
    decisions VARCHAR NOT NULL,         -- JSON: date order, satisfaction scale, salary defaults of this sheet
    rows_read INTEGER NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    same INTEGER NOT NULL,
    held INTEGER NOT NULL
);

-- Header sets whose remembered mapping the advisor gave up; earlier imports are not asked for it any more.
CREATE TABLE forgotten_mappings (
    headers VARCHAR[] NOT NULL,
    batch INTEGER NOT NULL              -- the newest import at that time
);

-- One row per sheet row, text as typed; raw_id grows with batch, file, sheet and row.
CREATE TABLE raw_rows (
    raw_id BIGINT NOT NULL,
    sheet_id VARCHAR NOT NULL,
    batch INTEGER NOT NULL,
    row INTEGER NOT NULL,               -- as Excel shows it, from 1
    cells VARCHAR[] NOT NULL,
    kinds VARCHAR NOT NULL,             -- a letter per cell, see workbooks.cells
    status VARCHAR NOT NULL             -- new | changed | same | held | note
);

-- Held rows that a later batch settled: repaired in the app, or set aside.
CREATE TABLE settled_rows (
    raw_id BIGINT NOT NULL,             -- the held row
    batch INTEGER NOT NULL              -- the batch that settled it; counts only while that is active
);

-- Which records a raw row speaks about; stored once, never recomputed.
CREATE TABLE row_links (
    raw_id BIGINT NOT NULL,
    entity VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL,
    part VARCHAR NOT NULL               -- planning: step|item, where one row speaks about several records
);

-- Random ids issued once per identity; survive undo.
CREATE TABLE record_keys (
    entity VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    record_id VARCHAR NOT NULL
);

-- What an advisor states about a class; a class also exists through its students.
CREATE TABLE class_settings (
    class_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    term_start DATE,
    term_end DATE,
    closed BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL
);

-- Dates by which a step should be done, or papers are collected.
CREATE TABLE class_due_dates (
    class_id VARCHAR NOT NULL,
    track VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    due DATE NOT NULL
);

-- ---------------------------------------------------------------- derived records

CREATE TABLE students (
    student_key VARCHAR NOT NULL,       -- random id of the record
    student_id VARCHAR,                 -- the number the school gave
    student_name VARCHAR,
    name_key VARCHAR,
    class_id VARCHAR NOT NULL,
    class_name VARCHAR NOT NULL,
    class_key VARCHAR NOT NULL,
    major VARCHAR, school VARCHAR, year VARCHAR, gender VARCHAR, email VARCHAR, phone VARCHAR, advisor VARCHAR,
    holland_code VARCHAR,
    work_values VARCHAR,
    target_field VARCHAR,
    status VARCHAR NOT NULL,            -- active | excused | withdrawn
    outline_received BOOLEAN, outline_received_on DATE,
    self_assessment BOOLEAN, self_assessment_on DATE,
    summary_report BOOLEAN, summary_report_on DATE,
    cultivation_plan VARCHAR,
    on_roster BOOLEAN NOT NULL,
    first_raw BIGINT NOT NULL           -- raw row that first stated this record
);

CREATE TABLE professionals (
    professional_id VARCHAR NOT NULL,
    professional_name VARCHAR,
    name_key VARCHAR,
    organisation VARCHAR,
    organisation_key VARCHAR,
    contact VARCHAR,
    contact_key VARCHAR,
    may_contact_again BOOLEAN,
    may_keep_answers BOOLEAN,
    first_raw BIGINT NOT NULL
);

CREATE TABLE interviews (
    interview_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    professional_id VARCHAR,            -- null when no professional is named
    person_key VARCHAR NOT NULL,        -- folded name for counting distinct people; '' for all unnamed
    professional_name VARCHAR,
    organisation VARCHAR, organisation_key VARCHAR,
    occupation VARCHAR, occupation_key VARCHAR,
    industry VARCHAR, industry_key VARCHAR,
    field_stated VARCHAR,               -- as typed on the row
    field VARCHAR NOT NULL,             -- stated, else the student's target, else 'unspecified'
    field_key VARCHAR NOT NULL,
    level VARCHAR, level_text VARCHAR,  -- entry | mid | senior
    years_experience DOUBLE, years_text VARCHAR,
    workplace_city VARCHAR, weekly_hours DOUBLE, benefits VARCHAR, gross_or_net VARCHAR,
    contact VARCHAR, contact_key VARCHAR,
    relationship VARCHAR, relationship_text VARCHAR, referred_by VARCHAR,
    interview_date DATE, interview_time TIME, date_text VARCHAR,
    place VARCHAR, method VARCHAR, method_text VARCHAR, duration_minutes DOUBLE,
    permission VARCHAR, permission_text VARCHAR,
    notes_date DATE,
    thanked BOOLEAN, thanked_on DATE,
    may_contact_again BOOLEAN, may_keep_answers BOOLEAN,
    referral VARCHAR,
    satisfaction DOUBLE, satisfaction_text VARCHAR, satisfaction_reading VARCHAR,
    liked VARCHAR, disliked VARCHAR,
    fit VARCHAR, fit_text VARCHAR, prior_view VARCHAR, reality VARCHAR, plan VARCHAR,
    salary_text VARCHAR, salary_reading VARCHAR, salary_low DOUBLE, salary_high DOUBLE, salary_currency VARCHAR,
    salary_period VARCHAR, salary_months DOUBLE, salary_yearly_low DOUBLE, salary_yearly_high DOUBLE,
    salary_entry_text VARCHAR, salary_entry_reading VARCHAR, salary_entry_low DOUBLE, salary_entry_high DOUBLE,
    salary_entry_currency VARCHAR, salary_entry_period VARCHAR, salary_entry_months DOUBLE,
    salary_entry_yearly_low DOUBLE, salary_entry_yearly_high DOUBLE,
    salary_experienced_text VARCHAR, salary_experienced_reading VARCHAR, salary_experienced_low DOUBLE,
    salary_experienced_high DOUBLE, salary_experienced_currency VARCHAR, salary_experienced_period VARCHAR,
    salary_experienced_months DOUBLE, salary_experienced_yearly_low DOUBLE, salary_experienced_yearly_high DOUBLE,
    salary_guessed_text VARCHAR, salary_guessed_reading VARCHAR, salary_guessed_currency VARCHAR,
    salary_guessed_yearly_low DOUBLE, salary_guessed_yearly_high DOUBLE,
    skills_text VARCHAR, skill_self_rating VARCHAR,
    before_workload DOUBLE, before_prospects DOUBLE, before_environment DOUBLE, before_interest DOUBLE,
    after_workload DOUBLE, after_prospects DOUBLE, after_environment DOUBLE, after_interest DOUBLE,
    answers UBIGINT[] NOT NULL,         -- per outline question the hash of its answer, null where unanswered
    answered INTEGER NOT NULL,          -- how many of the 24 are answered
    outline_received BOOLEAN, outline_received_on DATE,
    self_assessment BOOLEAN, self_assessment_on DATE,
    summary_report BOOLEAN, summary_report_on DATE,
    has_answers BOOLEAN NOT NULL,       -- the row holds what only a held interview can tell
    first_raw BIGINT NOT NULL
);

CREATE TABLE interview_skills (
    interview_id VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    person_key VARCHAR NOT NULL,
    field_key VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    skill VARCHAR NOT NULL,             -- canonical name, or the text as typed where unknown
    skill_key VARCHAR NOT NULL,
    category VARCHAR,
    competency VARCHAR,
    known BOOLEAN NOT NULL
);

CREATE TABLE planning (
    planning_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    item VARCHAR NOT NULL,              -- goal horizon or action measure, '' otherwise
    status VARCHAR, status_text VARCHAR,
    date DATE, date_text VARCHAR,
    text VARCHAR,
    first_raw BIGINT NOT NULL
);

CREATE TABLE job_interviews (
    job_interview_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    employer VARCHAR, employer_key VARCHAR,
    post VARCHAR, post_key VARCHAR,
    round VARCHAR, round_text VARCHAR, round_order INTEGER,
    date DATE, date_text VARCHAR,
    interviewer VARCHAR,
    result VARCHAR, result_text VARCHAR,
    prepared BOOLEAN, prepared_text VARCHAR,
    offer BOOLEAN, offer_text VARCHAR,
    offered_salary_text VARCHAR, offered_salary_reading VARCHAR, offered_salary_low DOUBLE, offered_salary_high DOUBLE,
    offered_salary_currency VARCHAR, offered_salary_period VARCHAR, offered_salary_months DOUBLE,
    offered_salary_yearly_low DOUBLE, offered_salary_yearly_high DOUBLE,
    first_raw BIGINT NOT NULL
);

-- A class exists through its students or through what an advisor stated.
CREATE VIEW classes AS
WITH members AS (
    SELECT class_id, min(class_name) AS class_name, count(*) AS students
    FROM students GROUP BY class_id
),
dated AS (
    SELECT class_id, min(interview_date) AS first_date FROM interviews GROUP BY class_id
)
SELECT
    coalesce(s.class_id, m.class_id) AS class_id,
    coalesce(s.name, m.class_name) AS class_name,
    s.term_start, s.term_end,
    coalesce(s.closed, false) AS closed,
    coalesce(year(s.term_start), year(d.first_date)) AS year,
    coalesce(m.students, 0) AS students
FROM class_settings AS s
FULL JOIN members AS m ON m.class_id = s.class_id
LEFT JOIN dated AS d ON d.class_id = coalesce(s.class_id, m.class_id);

-- Where each active raw row stands in the files of the user.
CREATE VIEW sources AS
SELECT r.raw_id, r.batch, f.name AS file, s.name AS sheet, r.row, r.status, s.sheet_id, s.kind
FROM raw_rows AS r
JOIN sheets AS s ON s.sheet_id = r.sheet_id
JOIN files AS f ON f.file_id = s.file_id
JOIN batches AS b ON b.batch = r.batch
WHERE b.active;
