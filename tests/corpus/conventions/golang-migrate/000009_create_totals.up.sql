CREATE MATERIALIZED VIEW totals AS
  SELECT currency, sum(balance) AS total FROM accounts GROUP BY currency;
CREATE UNIQUE INDEX totals_currency_idx ON totals (currency);
