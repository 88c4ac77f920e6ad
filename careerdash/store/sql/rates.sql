-- Exchange rates: what advisors stated, and the years pay is converted for.

-- name: stated
SELECT currency, year, per_euro, author, changed_at FROM stated_rates ORDER BY currency, year

-- name: delete
DELETE FROM stated_rates
WHERE (currency, year) IN (SELECT (unnest($currencies::VARCHAR[]), unnest($years::INTEGER[])))

-- name: insert
INSERT INTO stated_rates BY NAME
SELECT
    unnest($currencies::VARCHAR[]) AS currency, unnest($years::INTEGER[]) AS year,
    unnest($rates::DOUBLE[]) AS per_euro, $author AS author, $now AS changed_at

-- name: delete_all
DELETE FROM stated_rates

-- name: class_years
-- The year of each class: its term, else its first interview; undated pay is converted for it.
SELECT class_id, year FROM classes
WHERE class_id IN (SELECT unnest($classes::VARCHAR[])) AND year IS NOT NULL
