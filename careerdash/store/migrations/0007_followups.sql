-- What an advisor did about a line of the day, and notes on a student. Both hang on student_key (or class_id),
-- which survives undo and a second import; nothing is overwritten: taking back is dated and signed as well.

CREATE TABLE followups (
    followup_id VARCHAR NOT NULL,
    class_id VARCHAR NOT NULL,
    student_key VARCHAR NOT NULL,       -- '' for a matter of the whole class
    matter VARCHAR NOT NULL,            -- the rule and, where it has one, the step: overdue assignment hold_interviews
    occasion VARCHAR NOT NULL,          -- done: what it was done about (a date, a field); a new occasion asks again
    kind VARCHAR NOT NULL,              -- snoozed | done | contacted
    quiet_until DATE,                   -- asks again on this day; null for done
    reason VARCHAR NOT NULL,
    stated_on DATE NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);

-- Every wording of a note is kept; the largest version is the one that is read.
CREATE TABLE advisor_notes (
    note_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    student_key VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    written_on DATE NOT NULL,
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);
