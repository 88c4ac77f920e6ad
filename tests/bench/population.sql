-- Ids are spread like issued ones: random, those of classes in the order of time.
CREATE OR REPLACE TEMP MACRO made_id(kind, number) AS left(md5(kind || number), 18);
CREATE OR REPLACE TEMP MACRO made_class_id(number) AS format('{:08x}', 1600000000 + number) || left(md5('cls' || number), 10);

-- A large made-up population, written straight into the records: $students students in classes of 100,
-- five interviews each. Everything follows from the row number, so that each run measures the same data.
INSERT INTO students
SELECT
    made_id('stu', s), 'S' || s, 'Student ' || s, 'student' || s,
    made_class_id(s // 100), 'Class ' || (s // 100), 'class' || (s // 100),
    'Major ' || (s % 12), 'School', (2015 + (s // 100) % 10)::VARCHAR, NULL, NULL, NULL, 'Advisor ' || (s // 100 % 50),
    CASE WHEN s % 3 > 0 THEN 'RIA' END, NULL, 'Field ' || (s % 40), CASE WHEN s % 53 = 0 THEN 'excused' ELSE 'active' END,
    s % 4 = 0, NULL, s % 5 = 0, NULL, s % 3 = 0, NULL, NULL, true, s, NULL
FROM range($students) AS made(s);

INSERT INTO class_settings
SELECT
    class_id, min(class_name), make_date(min(year)::INTEGER, 9, 1), make_date(min(year)::INTEGER + 1, 1, 31),
    min(year) <> '2024', TIMESTAMP '2024-09-01 08:00:00', 'advisor', NULL
FROM students GROUP BY class_id;

INSERT INTO class_due_dates
SELECT class_id, 'assignment', unnest(['find_professionals', 'hold_interviews', 'analyse_results']),
       term_start + unnest([40, 70, 110])
FROM class_settings;

INSERT INTO interviews BY NAME
WITH made AS (
    SELECT i, i // 5 AS s, hash(i) % 300000 AS p, hash(i + 1) AS h
    FROM range($students * 5) AS rows(i)
)
SELECT
    made_id('int', i) AS interview_id,
    made_id('stu', s) AS student_key,
    made_class_id(s // 100) AS class_id,
    made_id('pro', p) AS professional_id,
    'person' || (p % 250000) AS person_key,
    'Person ' || p AS professional_name,
    'Company ' || (p % 20000) AS organisation, 'company' || (p % 20000) AS organisation_key,
    'Job ' || (h % 400) AS occupation, 'job' || (h % 400) AS occupation_key,
    'Industry ' || (h % 25) AS industry, 'industry' || (h % 25) AS industry_key,
    'Field ' || ((s + (i % 5) // 4) % 40) AS field_stated,
    'Field ' || ((s + (i % 5) // 4) % 40) AS field,
    'field' || ((s + (i % 5) // 4) % 40) AS field_key,
    CASE h % 4 WHEN 0 THEN 'entry' WHEN 1 THEN 'mid' WHEN 2 THEN 'senior' END AS level,
    (h % 20)::DOUBLE AS years_experience,
    CASE WHEN h % 7 > 0 THEN 'p' || p || '@example.org' END AS contact,
    CASE WHEN h % 7 > 0 THEN 'p' || p END AS contact_key,
    make_date((2015 + (s // 100) % 10)::INTEGER, 9, 10) + (h % 100)::INTEGER AS interview_date,
    CASE h % 3 WHEN 0 THEN 'face_to_face' WHEN 1 THEN 'telephone' ELSE 'video' END AS method,
    (20 + h % 45)::DOUBLE AS duration_minutes,
    h % 3 > 0 AS thanked,
    CASE WHEN h % 3 > 0 THEN make_date((2015 + (s // 100) % 10)::INTEGER, 9, 10) + (h % 100 + h % 4)::INTEGER END AS thanked_on,
    CASE WHEN h % 5 > 0 THEN (1 + h % 5)::DOUBLE END AS satisfaction,
    CASE WHEN h % 5 > 0 THEN (1 + h % 5)::VARCHAR END AS satisfaction_text,
    CASE WHEN h % 5 > 0 THEN 'score' END AS satisfaction_reading,
    CASE WHEN h % 2 = 0 THEN 'liked' END AS liked,
    CASE WHEN h % 2 = 0 THEN 'disliked' END AS disliked,
    CASE h % 6 WHEN 0 THEN 'suitable' WHEN 1 THEN 'not_suitable' WHEN 2 THEN 'out_of_touch' WHEN 3 THEN 'undecided' END AS fit,
    CASE WHEN h % 2 = 0 THEN 'before' END AS prior_view,
    CASE WHEN h % 2 = 0 THEN 'after' END AS reality,
    CASE WHEN h % 3 = 0 THEN 'plan' END AS plan,
    'x' AS salary_text,
    CASE h % 10 WHEN 0 THEN 'declined' WHEN 1 THEN 'missing' WHEN 2 THEN 'unreadable' WHEN 3 THEN 'range' ELSE 'amount' END AS salary_reading,
    CASE WHEN h % 10 > 2 THEN 60000 + (hash(i + 2) % 100) * 1000 END AS salary_yearly_low,
    CASE WHEN h % 10 > 2 THEN 60000 + (hash(i + 2) % 100) * 1000 + CASE WHEN h % 10 = 3 THEN 20000 ELSE 0 END END AS salary_yearly_high,
    CASE WHEN h % 10 > 2 THEN CASE WHEN p % 3 > 0 THEN 'CNY' ELSE 'USD' END END AS salary_currency,
    CASE WHEN h % 4 = 3 THEN 'amount' END AS salary_entry_reading,
    CASE WHEN h % 4 = 3 THEN 'CNY' END AS salary_entry_currency,
    CASE WHEN h % 4 = 3 THEN 50000 + (h % 60) * 1000 END AS salary_entry_yearly_low,
    CASE WHEN h % 4 = 3 THEN 50000 + (h % 60) * 1000 END AS salary_entry_yearly_high,
    'SQL; Excel; Communication' AS skills_text,
    CASE WHEN h % 2 = 0 THEN 'guessed' END AS salary_guessed_text,
    CASE WHEN h % 2 = 0 THEN 'amount' END AS salary_guessed_reading,
    CASE WHEN h % 2 = 0 THEN 'CNY' END AS salary_guessed_currency,
    CASE WHEN h % 2 = 0 THEN 60000 + (h % 50) * 1000 END AS salary_guessed_yearly_low,
    CASE WHEN h % 2 = 0 THEN 60000 + (h % 50) * 1000 END AS salary_guessed_yearly_high,
    -- forty ways to write an own rating, of which each student repeats one
    CASE WHEN s % 3 > 0 THEN 'SQL ' || (1 + s % 5) || '; Excel ' || (1 + s % 4) || '; Skill ' || (s % 8) || ' 3' END
        AS skill_self_rating,
    CASE WHEN s % 2 = 0 THEN (1 + h % 5)::DOUBLE END AS before_workload,
    CASE WHEN s % 2 = 0 THEN (1 + p % 5)::DOUBLE END AS after_workload,
    CASE WHEN s % 2 = 0 THEN (1 + (h + 1) % 5)::DOUBLE END AS before_prospects,
    CASE WHEN s % 2 = 0 THEN (1 + (p + 2) % 5)::DOUBLE END AS after_prospects,
    CASE WHEN s % 4 = 0 THEN (1 + (h + 3) % 5)::DOUBLE END AS before_interest,
    CASE WHEN s % 4 = 0 THEN (1 + (p + 3) % 5)::DOUBLE END AS after_interest,
    -- the second and third interview of a student were named by the one before, every fifth hint is still unused
    CASE WHEN i % 5 IN (0, 1, 4) THEN 'ask Person ' || (hash(i + 1) % 300000) || ', tell them I sent you' END AS referral,
    CASE WHEN i % 5 IN (1, 2) THEN 'Person ' || (hash(i - 1) % 300000) END AS referred_by,
    ['relative', 'friend', 'alumni', 'teacher', 'referral', 'association', 'web', NULL][1 + (h % 8)::INTEGER] AS relationship,
    CASE WHEN h % 8 < 7 THEN 'typed' END AS relationship_text,
    list_transform(range(24), lambda q: CASE WHEN hash(i, q) % 3 = 0 THEN hash(i, q) END) AS answers,
    8 AS answered, answered_bits(answers) AS answered_bits, true AS has_answers, i AS first_raw
FROM made;

INSERT INTO interview_skills
SELECT interview_id, class_id, person_key, field_key, k::INTEGER, 'Skill ' || (x % 300), 'skill' || (x % 300),
       'Category ' || (x % 9), CASE WHEN x % 4 > 0 THEN 'Technology' END, x % 11 > 0
FROM (
    SELECT i.*, k, hash(first_raw, k) % 40 * (hash(first_raw, k) % 8) AS x
    FROM interviews AS i, range(3) AS ks(k)
);
