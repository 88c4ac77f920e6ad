-- What several questions read from an interview in the same way, said once.

-- Pay of a post: what was told of it, else the professional's own pay where the own level is that of the post.
-- Its currency is null where no amount was told; the amount means something only beside the currency.
CREATE MACRO post_currency(reading, currency, own_reading, own_currency, is_own_post) AS
    CASE WHEN coalesce(reading, 'missing') <> 'missing'
        THEN CASE WHEN reading IN ('amount', 'range') THEN currency END
        WHEN is_own_post AND own_reading IN ('amount', 'range') THEN own_currency
    END;

CREATE MACRO post_amount(reading, amount, own_amount) AS
    CASE WHEN coalesce(reading, 'missing') <> 'missing' THEN amount ELSE own_amount END;

-- Pay after so many years of experience: of entry posts below three years, of experienced posts from then on, else the
-- professional's own where neither post was told of.
CREATE MACRO experience_currency(
    years, entry_reading, entry_currency, experienced_reading, experienced_currency, own_reading, own_currency
) AS
    CASE
        WHEN years < 3 AND coalesce(entry_reading, 'missing') <> 'missing'
            THEN CASE WHEN entry_reading IN ('amount', 'range') THEN entry_currency END
        WHEN years >= 3 AND coalesce(experienced_reading, 'missing') <> 'missing'
            THEN CASE WHEN experienced_reading IN ('amount', 'range') THEN experienced_currency END
        WHEN coalesce(entry_reading, experienced_reading, 'missing') = 'missing' AND own_reading IN ('amount', 'range')
            THEN own_currency
    END;

-- What became of the pay texts of an interview: the best of their readings.
CREATE MACRO pay_outcome(own, entry, experienced) AS
    CASE
        WHEN own IN ('amount', 'range') OR entry IN ('amount', 'range') OR experienced IN ('amount', 'range')
            THEN 'read'
        WHEN own IN ('at_least', 'at_most') OR entry IN ('at_least', 'at_most')
            OR experienced IN ('at_least', 'at_most') THEN 'one_sided'
        WHEN 'declined' IN (own, entry, experienced) THEN 'declined'
        WHEN 'unreadable' IN (own, entry, experienced) THEN 'unreadable'
        ELSE 'missing'
    END;

CREATE MACRO years_band(years) AS
    CASE WHEN years < 3 THEN 'y1' WHEN years < 6 THEN 'y2' WHEN years <= 10 THEN 'y3' WHEN years <= 20 THEN 'y4'
        WHEN years > 20 THEN 'y5' END;

CREATE MACRO hours_band(hours) AS
    CASE WHEN hours <= 40 THEN 'h1' WHEN hours <= 50 THEN 'h2' WHEN hours > 50 THEN 'h3' END;

-- A score from 1 to 5 as one of the five points.
CREATE MACRO score_point(score) AS least(5, greatest(1, round(score)))::INTEGER;
