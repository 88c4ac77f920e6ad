-- name: cards
-- One line per field: who was met there and what is known. Pooled fields share the key '*'.
WITH chosen AS (
    SELECT * REPLACE (if(list_contains($pooled::VARCHAR[], field_key), '*', field_key) AS field_key)
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
)
SELECT field_key, mode(field) AS field, count(*) AS interviews, count(DISTINCT person_key) AS people,
    count(DISTINCT organisation_key) AS organisations, count(DISTINCT student_key) AS students,
    count(DISTINCT person_key) FILTER (level = 'entry') AS entry,
    count(DISTINCT person_key) FILTER (level = 'mid') AS mid,
    count(DISTINCT person_key) FILTER (level = 'senior') AS senior,
    bit_count(bit_or(answered_bits)) AS questions, max(interview_date) AS last_date
FROM chosen
GROUP BY field_key
ORDER BY people DESC, field_key

-- name: organisations
-- Where people of these fields work, most met first; contact counts only where the professional agreed.
SELECT organisation_key, mode(organisation) AS organisation, count(DISTINCT person_key) AS people,
    count(*) AS interviews, max(interview_date) AS last_date,
    list_sort(array_agg(DISTINCT occupation) FILTER (occupation IS NOT NULL)) AS occupations,
    list_sort(array_agg(DISTINCT field)) AS fields,
    count(DISTINCT person_key) FILTER (may_contact_again) AS contact_again
FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
    $since, $until, $today)
WHERE organisation_key IS NOT NULL
GROUP BY organisation_key
ORDER BY people DESC, last_date DESC NULLS LAST, organisation_key
LIMIT $limit::INTEGER

-- name: answers
-- The outline answers as typed, of the newest interviews, with where they stand; corrections come after files.
WITH chosen AS (
    SELECT interview_id, student_key, professional_name, may_keep_answers, organisation, occupation, level, field,
        interview_date, first_raw
    FROM chosen_interviews($classes, $fields, $industries, $occupations, $organisations, $levels, $methods,
        $since, $until, $today)
    WHERE answered > 0
    ORDER BY interview_date DESC NULLS LAST, first_raw DESC
    LIMIT $newest::INTEGER
),
asked AS (
    SELECT sheet_id, entry.key::INTEGER AS position, substr(entry.value, 2)::INTEGER AS question
    FROM (
        SELECT sheet_id, unnest(map_entries(mapping::JSON::MAP(VARCHAR, VARCHAR))) AS entry
        FROM sheets WHERE kind = 'interviews'
    )
    WHERE regexp_full_match(entry.value, 'q[0-9]+')
),
told AS (
    SELECT c.interview_id, a.question, arg_max(r.cells[a.position + 1], r.raw_id) AS text
    FROM chosen AS c
    JOIN row_links AS l ON l.entity = 'interview' AND l.record_id = c.interview_id
    JOIN raw_rows AS r ON r.raw_id = l.raw_id AND r.status <> 'held'
    JOIN batches AS b ON b.batch = r.batch AND b.active
    JOIN asked AS a ON a.sheet_id = r.sheet_id
    WHERE ($question::INTEGER = 0 OR a.question = $question::INTEGER)
      AND coalesce(r.cells[a.position + 1], '') <> '' AND substr(r.kinds, a.position + 1, 1) NOT IN ('e', 'f')
    GROUP BY c.interview_id, a.question
)
SELECT t.interview_id, c.student_key, t.question, t.text, c.professional_name,
    coalesce(c.may_keep_answers, false) AS may_keep_answers, c.organisation, c.occupation, c.level, c.field,
    c.interview_date
FROM told AS t
JOIN chosen AS c ON c.interview_id = t.interview_id
-- every word looked for stands in the answer, or in what is known of who gave it, in one of its spellings
WHERE len($words::VARCHAR[]) = 0 OR list_bool_and(list_transform($words::VARCHAR[], lambda word: list_bool_or(
    list_transform(string_split(word, chr(10)), lambda spelling: contains(
        lower(translate(concat_ws(' ', t.text, c.organisation, c.occupation, c.field), $wide, $narrow)), spelling)))))
ORDER BY c.interview_date DESC NULLS LAST, t.interview_id, t.question
LIMIT $limit::INTEGER
