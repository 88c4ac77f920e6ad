-- What the questions of the insights share: which interviews a reader has chosen, and when one counts as held.

-- Held: dated on or before the day asked for, or undated and holding what only a held interview can tell.
-- A later date is an appointment.
CREATE MACRO was_held(interview_date, has_answers, today) AS
    coalesce(interview_date <= today::DATE, has_answers);

-- An empty list of wanted values does not narrow.
CREATE MACRO is_wanted(value, wanted) AS
    len(wanted::VARCHAR[]) = 0 OR list_contains(wanted::VARCHAR[], value);

-- The interviews of the classes in scope that pass the filters; held ones only.
CREATE MACRO chosen_interviews(
    classes, fields, industries, occupations, organisations, levels, methods, since, until, today
) AS TABLE
SELECT * FROM interviews
WHERE class_id IN (SELECT unnest(classes::VARCHAR[]))
  AND was_held(interview_date, has_answers, today)
  AND is_wanted(field_key, fields)
  AND is_wanted(industry_key, industries)
  AND is_wanted(occupation_key, occupations)
  AND is_wanted(organisation_key, organisations)
  AND is_wanted(level, levels)
  AND is_wanted(method, methods)
  AND (since::DATE IS NULL OR interview_date >= since::DATE)
  AND (until::DATE IS NULL OR interview_date <= until::DATE);

-- Which of the 24 outline questions an interview answers, as bits: question 1 is the lowest.
CREATE MACRO answered_bits(answers) AS (
    if(answers[1] IS NULL, 0, 1) + if(answers[2] IS NULL, 0, 2) + if(answers[3] IS NULL, 0, 4) + if(answers[4] IS NULL, 0, 8)
    + if(answers[5] IS NULL, 0, 16) + if(answers[6] IS NULL, 0, 32) + if(answers[7] IS NULL, 0, 64) + if(answers[8] IS NULL, 0, 128)
    + if(answers[9] IS NULL, 0, 256) + if(answers[10] IS NULL, 0, 512) + if(answers[11] IS NULL, 0, 1024) + if(answers[12] IS NULL, 0, 2048)
    + if(answers[13] IS NULL, 0, 4096) + if(answers[14] IS NULL, 0, 8192) + if(answers[15] IS NULL, 0, 16384) + if(answers[16] IS NULL, 0, 32768)
    + if(answers[17] IS NULL, 0, 65536) + if(answers[18] IS NULL, 0, 131072) + if(answers[19] IS NULL, 0, 262144) + if(answers[20] IS NULL, 0, 524288)
    + if(answers[21] IS NULL, 0, 1048576) + if(answers[22] IS NULL, 0, 2097152) + if(answers[23] IS NULL, 0, 4194304) + if(answers[24] IS NULL, 0, 8388608)
);

-- Orders the statements about one professional: the day, then the order of import; undated ones are the oldest.
CREATE MACRO recency(interview_date, first_raw) AS
    coalesce(interview_date - DATE '1900-01-01', 0)::HUGEINT * 9223372036854775807 + first_raw;
