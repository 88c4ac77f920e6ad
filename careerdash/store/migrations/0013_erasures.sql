-- People whose data were erased or pseudonymised on request: that it was done, by whom, and how much; never who it was.

CREATE TABLE erasures (
    erasure_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,              -- student | professional
    manner VARCHAR NOT NULL,            -- erased | pseudonymised
    rows_removed INTEGER NOT NULL,      -- raw rows that are gone
    rows_changed INTEGER NOT NULL,      -- raw rows from which texts were taken out
    originals_removed INTEGER NOT NULL, -- uploaded files that are not kept any more
    author VARCHAR NOT NULL,
    erased_at TIMESTAMP NOT NULL
);

-- Keyed hashes of what names the person: a row that has one of them is not stored again.
CREATE TABLE erasure_marks (
    erasure_id VARCHAR NOT NULL,
    mark VARCHAR NOT NULL
);

-- The key of these hashes, made once per database.
INSERT INTO meta SELECT 'erasure_key', md5(uuid()::VARCHAR) || md5(uuid()::VARCHAR);
