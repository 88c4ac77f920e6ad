-- Exchange rates an advisor stated. Each stands in place of the rate that comes with the program for that year.
CREATE TABLE stated_rates (
    currency VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    per_euro DOUBLE,                    -- units for one euro; null: no rate of that year is to be used
    author VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- The middle of a pay figure: per year ('' wanted), or as stated where it is stated for the wanted period.
CREATE MACRO pay_middle(low, high, period, yearly_low, yearly_high, wanted) AS
    CASE WHEN wanted = '' THEN (yearly_low + yearly_high) / 2 WHEN period = wanted THEN (low + high) / 2 END;

-- The year whose rate pay is converted with: of the interview, else of the class, else of the day asked for.
CREATE MACRO pay_year(interview_date, class_year, today) AS
    coalesce(year(interview_date), class_year, year(today::DATE));
