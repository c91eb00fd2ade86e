-- The country of a case is that of its applicant (applicant_search). It stands on the case too, because an index can
-- only have what is in its own table: the order of a tab and the country.
CREATE FUNCTION country_of(of_applicant uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT s.country FROM applicant_search s WHERE s.applicant_id = of_applicant);
END $$;

-- The table is written anew as a whole. An update would leave a dead row for each case, in each index too, and run the
-- triggers of each.
ALTER TABLE "case" ADD COLUMN "country" text;
ALTER TABLE "case" ALTER COLUMN "country" TYPE text USING country_of("applicant_id");

-- Kept true by these two. Who opens a case holds its applicant or, to reopen, the case before it. A change of the
-- country comes after the lock on the applicant and waits for the cases, so it sees each case that opened before it,
-- and each that opens after it reads the new country.
CREATE FUNCTION case_takes_its_country() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.country := country_of(NEW.applicant_id);
  RETURN NEW;
END $$;
CREATE TRIGGER case_takes_its_country BEFORE INSERT ON "case" FOR EACH ROW EXECUTE FUNCTION case_takes_its_country();

CREATE FUNCTION country_reaches_its_cases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_applicant uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.applicant_id ELSE NEW.applicant_id END;
  known text;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.country IS NOT DISTINCT FROM NEW.country THEN RETURN NULL; END IF;
  known := country_of(of_applicant);
  PERFORM 1 FROM "case" WHERE applicant_id = of_applicant ORDER BY id FOR NO KEY UPDATE;
  UPDATE "case" SET country = known WHERE applicant_id = of_applicant AND country IS DISTINCT FROM known;
  RETURN NULL;
END $$;
CREATE TRIGGER applicant_country_reaches_its_cases AFTER INSERT OR UPDATE OR DELETE ON "applicant_search"
  FOR EACH ROW EXECUTE FUNCTION country_reaches_its_cases();

-- A country in the order of its tab, and the order by country. Those without one are at the end of the index.
CREATE INDEX "case_review_by_country" ON "case" ("country", "due_at", "id") WHERE "state" <> 'decided';
CREATE INDEX "case_decided_by_country" ON "case" ("country", "decided_at", "id") WHERE "state" = 'decided';
CREATE INDEX "case_archived_by_country" ON "case" ("country", "due_at", "id") WHERE "is_archived";

-- The counts of a country in each state. Small, because equal entries are kept once (7 MB of 1,000,000 cases).
CREATE INDEX "case_by_country" ON "case" ("country", "state") WHERE NOT "is_archived";

-- How frequent each country is: else it would be counted when a tenth of the cases has changed.
DO $$ BEGIN
  IF EXISTS (SELECT FROM "case") THEN
    ANALYZE "case";
  END IF;
END $$;
