-- Reports handed out with names hidden: what each line told, and about whom, so that the next report cannot be
-- subtracted from it. People are keyed hashes: the table names nobody.
CREATE TABLE releases (
    release_id VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    as_of DATE NOT NULL,
    class_ids VARCHAR[] NOT NULL,       -- sorted
    rule VARCHAR NOT NULL,              -- key of the sharing rule
    suffix VARCHAR NOT NULL             -- of the file: .xlsx, .pdf, .pptx
);

CREATE TABLE released_lines (
    release_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,           -- entry:CNY | experienced:CNY | satisfaction | satisfied | dissatisfied | skill:KEY
    line VARCHAR NOT NULL,              -- key of the group; '*' for all together
    figures VARCHAR NOT NULL,           -- JSON: what the line told
    people VARCHAR[] NOT NULL
);

-- The key of these hashes, made once per database.
INSERT INTO meta SELECT 'release_secret', md5(uuid()::VARCHAR) || md5(uuid()::VARCHAR);
