-- Which spellings mean the same: what an advisor decided, what follows from it, and what was typed in its place.

-- One row per spelling of one decision. A decision is withdrawn, never deleted.
CREATE TABLE spellings (
    decision INTEGER NOT NULL,
    kind VARCHAR NOT NULL,              -- field | skill | organisation | occupation | industry | professional
    text_key VARCHAR NOT NULL,          -- folded text; of a professional the id
    text VARCHAR NOT NULL,              -- as it was shown then; '' for a professional, who may be erased
    target_key VARCHAR NOT NULL,
    target_name VARCHAR NOT NULL,       -- '' for a professional
    category VARCHAR,                   -- skills only
    competency VARCHAR,
    known BOOLEAN NOT NULL,             -- skills: the target has a name of its own, it is not just another typed text
    changes INTEGER NOT NULL,           -- interviews that read otherwise since, counted when it was made
    author VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    withdrawn_by VARCHAR,
    withdrawn_at TIMESTAMP
);

-- Derived: where each spelling leads in the end, one row per spelling with an active decision.
CREATE TABLE respellings (
    kind VARCHAR NOT NULL,
    text_key VARCHAR NOT NULL,
    target_key VARCHAR NOT NULL,
    target_name VARCHAR NOT NULL,
    category VARCHAR,
    competency VARCHAR,
    known BOOLEAN NOT NULL
);

-- Derived: interviews that show another name than the one typed, and what was typed.
CREATE TABLE respelled (
    interview_id VARCHAR NOT NULL,      -- of an employer the round of the job interview
    kind VARCHAR NOT NULL,              -- field | organisation | occupation | industry | professional | employer
    typed VARCHAR,
    typed_key VARCHAR NOT NULL,
    typed_person VARCHAR                -- professional: the folded name by which people are counted
);

-- Interviews by what their rows say. Which record a row speaks of never depends on a decision about spellings.
CREATE VIEW interviews_as_typed AS
SELECT
    i.interview_id, i.student_key, i.interview_date,
    coalesce(r.professional_name, i.professional_name) AS professional_name,
    coalesce(r.professional_id, i.professional_id) AS professional_id,
    coalesce(r.organisation_key, i.organisation_key) AS organisation_key,
    coalesce(r.occupation_key, i.occupation_key) AS occupation_key
FROM interviews AS i
LEFT JOIN (
    SELECT interview_id,
        max(typed) FILTER (kind = 'professional') AS professional_name,
        max(typed_key) FILTER (kind = 'professional') AS professional_id,
        max(typed_key) FILTER (kind = 'organisation') AS organisation_key,
        max(typed_key) FILTER (kind = 'occupation') AS occupation_key
    FROM respelled GROUP BY interview_id
) AS r ON r.interview_id = i.interview_id;

-- Pay in short: "96,000-120,000 CNY"; an open end says so, nothing read is null.
CREATE MACRO pay_in_short(low, high, currency) AS (
    CASE WHEN low IS NULL AND high IS NULL THEN NULL ELSE concat_ws(' ',
        CASE WHEN high IS NULL THEN '≥ ' || format('{:,}', low::BIGINT)
            WHEN low IS NULL THEN '≤ ' || format('{:,}', high::BIGINT)
            WHEN low = high THEN format('{:,}', low::BIGINT)
            ELSE format('{:,}', low::BIGINT) || '-' || format('{:,}', high::BIGINT) END,
        currency) END
);
