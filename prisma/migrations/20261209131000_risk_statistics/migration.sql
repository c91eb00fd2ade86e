-- How frequent each risk is, as the conditions of a filter ask for it. Of an expression PostgreSQL knows it only from
-- statistics of its own; without them it takes "low" for one case in two hundred, and reads and sorts all that have it.
CREATE STATISTICS "case_risk_high_first" ON (CASE "risk" WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END) FROM "case";
CREATE STATISTICS "case_risk_high_last" ON (CASE "risk" WHEN 'high' THEN 2 WHEN 'medium' THEN 1 ELSE 0 END) FROM "case";
DO $$ BEGIN
  IF EXISTS (SELECT FROM "case") THEN
    ANALYZE "case";
  END IF;
END $$;
