-- Crypto checks over all applicants: one row for each wallet or transaction that a vendor tells of, as the list shows it.

-- Records are sealed: the worker derives the rows of applicants who were copied before this migration.
ALTER TABLE "applicant" ADD COLUMN "crypto_read_at" timestamptz(3);
CREATE INDEX "applicant_crypto_due" ON "applicant" ("id") WHERE "crypto_read_at" IS NULL AND "record" IS NOT NULL;

CREATE TABLE "crypto_check" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "vendor_id" text NOT NULL,
  "type" text,
  "blockchain" text,
  "address" text,
  "score" double precision,
  "band" text,
  "outcome" text NOT NULL,
  "review_status" text,
  "urgency" integer NOT NULL,
  "is_under_review" boolean NOT NULL DEFAULT false,
  "found_at" timestamptz(3) NOT NULL,
  "checked_at" timestamptz(3),
  CONSTRAINT "crypto_check_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "crypto_check_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "crypto_check_is_sealed" CHECK ("address" LIKE 'v1.%'),
  CONSTRAINT "crypto_check_band_is_known" CHECK ("band" IN ('low', 'medium', 'high')),
  CONSTRAINT "crypto_check_band_has_a_score" CHECK ("band" IS NULL OR "score" IS NOT NULL),
  CONSTRAINT "crypto_check_outcome_is_known" CHECK ("outcome" IN ('pass', 'fail', 'attention', 'pending', 'not_done', 'unknown'))
);
CREATE UNIQUE INDEX "crypto_check_applicant_id_vendor_id_key" ON "crypto_check" ("applicant_id", "vendor_id");
-- The screen: per tab the most urgent first, then the oldest.
CREATE INDEX "crypto_check_urgency_found_at_id_idx" ON "crypto_check" ("urgency", "found_at", "id");
CREATE INDEX "crypto_check_open" ON "crypto_check" ("urgency", "found_at", "id") WHERE "is_under_review" AND "outcome" NOT IN ('pass', 'not_done');
CREATE INDEX "crypto_check_not_screened" ON "crypto_check" ("urgency", "found_at", "id") WHERE "outcome" = 'not_done';

-- Whether a case of the applicant is under review stands beside each of their checks: counting what is open then reads
-- no case. A check that is saved waits for a decision under way, so that it does not miss its end.
CREATE FUNCTION is_under_review(of_applicant uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "case" WHERE applicant_id = of_applicant AND state <> 'decided' AND NOT is_archived)
$$;
CREATE FUNCTION crypto_check_finds_its_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "case" WHERE applicant_id = NEW.applicant_id ORDER BY id FOR SHARE;
  NEW.is_under_review := is_under_review(NEW.applicant_id);
  RETURN NEW;
END $$;
CREATE TRIGGER crypto_check_finds_its_case BEFORE INSERT ON "crypto_check" FOR EACH ROW EXECUTE FUNCTION crypto_check_finds_its_case();

CREATE FUNCTION case_reaches_crypto_checks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE crypto_check SET is_under_review = NOT is_under_review
  WHERE applicant_id = NEW.applicant_id AND is_under_review <> is_under_review(NEW.applicant_id);
  RETURN NULL;
END $$;
CREATE TRIGGER case_opened_reaches_crypto_checks AFTER INSERT ON "case" FOR EACH ROW EXECUTE FUNCTION case_reaches_crypto_checks();
CREATE TRIGGER case_reaches_crypto_checks AFTER UPDATE ON "case" FOR EACH ROW WHEN (
  (OLD.state = 'decided', OLD.is_archived) IS DISTINCT FROM (NEW.state = 'decided', NEW.is_archived)
) EXECUTE FUNCTION case_reaches_crypto_checks();
