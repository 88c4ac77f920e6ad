-- Column mappings that came with a class taken over from a colleague: used for sheets with the same headers, after
-- what was chosen here.
CREATE TABLE handed_mappings (
    mapping_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    headers VARCHAR[] NOT NULL,
    mapping VARCHAR NOT NULL,           -- JSON: column number (0 = A) -> field or null
    handed_by VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    taken_at TIMESTAMP NOT NULL
);
