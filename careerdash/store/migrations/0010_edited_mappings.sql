-- Remembered mappings as the advisor edited them: each holds for its headers until one is chosen in a later import.
CREATE TABLE edited_mappings (
    headers VARCHAR[] NOT NULL,
    batch INTEGER NOT NULL,             -- the newest import at that time
    mapping VARCHAR NOT NULL,           -- JSON: column number (0 = A) -> field or null
    author VARCHAR NOT NULL,
    edited_at TIMESTAMP NOT NULL
);
