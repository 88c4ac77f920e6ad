-- Columns that were given a field after their import, without a new file: one row per sheet the change reached. The
-- mapping and the decisions of the sheet hold what is in force; this table says since when, by whom, and the way back.
CREATE TABLE mapping_changes (
    change_id VARCHAR NOT NULL,         -- the same column of all sheets of an import changes at once
    batch INTEGER NOT NULL,             -- the import whose column it is
    sheet_id VARCHAR NOT NULL,
    column_index INTEGER NOT NULL,      -- 0 = A
    column_name VARCHAR NOT NULL,       -- the header, with its letter where it repeats or is empty
    field VARCHAR NOT NULL,
    was_chosen BOOLEAN NOT NULL,        -- whether the mapping of the sheet was remembered before
    created_at TIMESTAMP NOT NULL,
    author VARCHAR NOT NULL,
    withdrawn_at TIMESTAMP,
    withdrawn_by VARCHAR
);
