-- Live updates of hits --------------------------------------------------------------------------------------------------
-- What the screens of hits show and no case tells is told on a channel of its own: the applicant's id. PostgreSQL sends
-- equal notifications of one transaction once, so that all hits of one applicant are one.
CREATE FUNCTION tell_hits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_hits', NEW.applicant_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER hit_found AFTER INSERT ON "hit" FOR EACH ROW EXECUTE FUNCTION tell_hits();
CREATE TRIGGER hit_changed AFTER UPDATE ON "hit" FOR EACH ROW WHEN (
  (OLD.state, OLD.version, OLD.gone_at, OLD.severity) IS DISTINCT FROM
  (NEW.state, NEW.version, NEW.gone_at, NEW.severity)
) EXECUTE FUNCTION tell_hits();
CREATE TRIGGER clearance_changed AFTER INSERT OR UPDATE ON "hit_clearance" FOR EACH ROW EXECUTE FUNCTION tell_hits();

CREATE FUNCTION tell_hits_of_lookup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('docket_hits', applicant_id::text) FROM "hit" WHERE id = NEW.hit_id;
  RETURN NULL;
END $$;
CREATE TRIGGER lookup_attached AFTER INSERT ON "hit_lookup" FOR EACH ROW EXECUTE FUNCTION tell_hits_of_lookup();

-- Drafts of verdicts ----------------------------------------------------------------------------------------------------
-- What a member has typed about one hit in one round of review and not recorded. A row of its own for each hit: the form
-- of the decision and those of the hits are saved each at its own pace.
CREATE TABLE "hit_draft" (
  "case_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "hit_id" uuid NOT NULL,
  "content" text NOT NULL,
  "counter" integer NOT NULL,
  CONSTRAINT "hit_draft_pkey" PRIMARY KEY ("case_id", "member_id", "hit_id"),
  CONSTRAINT "hit_draft_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "hit_draft_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_draft_hit_id_fkey" FOREIGN KEY ("hit_id") REFERENCES "hit" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "hit_draft_is_sealed" CHECK ("content" LIKE 'v1.%')
);
CREATE INDEX "hit_draft_hit_id_idx" ON "hit_draft" ("hit_id");

-- Files of look-ups -----------------------------------------------------------------------------------------------------
-- A look-up has a link, a file, or both. What the file was is part of the look-up, which never changes; its bytes are
-- beside it, and go when the applicant is erased.
ALTER TABLE "hit_lookup"
  ALTER COLUMN "link" DROP NOT NULL,
  ADD COLUMN "file_type" text,
  ADD COLUMN "file_sha256" text,
  ADD COLUMN "file_byte_length" integer,
  ADD CONSTRAINT "hit_lookup_has_a_link_or_a_file" CHECK ("link" IS NOT NULL OR "file_sha256" IS NOT NULL),
  ADD CONSTRAINT "hit_lookup_file_is_whole" CHECK (
    num_nulls("file_type", "file_sha256", "file_byte_length") IN (0, 3)),
  ADD CONSTRAINT "hit_lookup_file_type_is_known" CHECK (
    "file_type" IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
  ADD CONSTRAINT "hit_lookup_file_is_small" CHECK ("file_byte_length" BETWEEN 1 AND 5242880),
  ADD CONSTRAINT "hit_lookup_file_sha256_is_hex" CHECK ("file_sha256" ~ '^[0-9a-f]{64}$');

CREATE TABLE "hit_lookup_file" (
  "lookup_id" uuid NOT NULL,
  "bytes" bytea NOT NULL,
  -- An image encoded anew by Docket, the only form in which it is shown; null for a PDF, which is never shown.
  "picture" bytea,
  CONSTRAINT "hit_lookup_file_pkey" PRIMARY KEY ("lookup_id"),
  CONSTRAINT "hit_lookup_file_lookup_id_fkey" FOREIGN KEY ("lookup_id") REFERENCES "hit_lookup" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  -- The first byte of sealed bytes (lib/data/seal.ts); no PNG, JPEG, WebP or PDF begins with it.
  CONSTRAINT "hit_lookup_file_is_sealed" CHECK (get_byte("bytes", 0) = 1 AND ("picture" IS NULL OR get_byte("picture", 0) = 1))
);

-- It is evidence of a verdict: it goes only with the applicant's data key.
CREATE FUNCTION hit_lookup_file_goes_with_its_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "hit_lookup" l JOIN "hit" h ON h.id = l.hit_id JOIN "applicant" a ON a.id = h.applicant_id
    WHERE l.id = OLD.lookup_id AND a.data_key IS NOT NULL)
  THEN RAISE EXCEPTION 'the file of a look-up is kept as long as its applicant is';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER hit_lookup_file_goes_with_its_key BEFORE DELETE ON "hit_lookup_file" FOR EACH ROW EXECUTE FUNCTION hit_lookup_file_goes_with_its_key();
CREATE TRIGGER hit_lookup_file_never_changed BEFORE UPDATE ON "hit_lookup_file" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER hit_lookup_file_never_emptied BEFORE TRUNCATE ON "hit_lookup_file" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
