-- Hits: one kind of row for all vendors, with what people said about each, clearances, look-ups and screenings.

-- Records are sealed: the worker derives the rows of applicants who were copied before this migration.
ALTER TABLE "applicant" ADD COLUMN "hits_read_at" timestamptz(3);
CREATE INDEX "applicant_hits_due" ON "applicant" ("id") WHERE "hits_read_at" IS NULL AND "record" IS NOT NULL;

CREATE TABLE "hit" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "vendor_ids" text[] NOT NULL,
  "list" text,
  "topic" text NOT NULL,
  "severity" integer NOT NULL,
  "has_record" boolean NOT NULL,
  "entity_keys" text[] NOT NULL,
  "name_key" text,
  "record" text NOT NULL,
  "content_hash" text NOT NULL,
  "state" text NOT NULL DEFAULT 'open',
  "version" integer NOT NULL DEFAULT 1,
  "found_at" timestamptz(3) NOT NULL,
  "screened_at" timestamptz(3),
  "gone_at" timestamptz(3),
  CONSTRAINT "hit_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "hit_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_is_sealed" CHECK ("record" LIKE 'v1.%'),
  CONSTRAINT "hit_state_is_known" CHECK ("state" IN ('open', 'true_match', 'false_positive', 'unsure')),
  CONSTRAINT "hit_topic_is_known" CHECK ("topic" IN ('sanction', 'pep', 'pep_1', 'pep_2', 'pep_3', 'pep_4', 'warning', 'adverse_media', 'unknown')),
  CONSTRAINT "hit_severity_is_a_percentage" CHECK ("severity" BETWEEN 0 AND 100)
);
CREATE INDEX "hit_applicant_id_idx" ON "hit" ("applicant_id");
-- The screen of hits: per state the worst first, then the oldest. Hits that the vendor took back are not in it.
CREATE INDEX "hit_by_severity" ON "hit" ("state", (-"severity"), "found_at", "id") WHERE "gone_at" IS NULL;
CREATE INDEX "hit_by_list" ON "hit" ("list", "state") WHERE "gone_at" IS NULL;

CREATE TABLE "hit_clearance" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "hit_id" uuid NOT NULL,
  "resolution_id" uuid NOT NULL,
  "entity_keys" text[] NOT NULL,
  "content_hash" text NOT NULL,
  "record" text NOT NULL,
  "reason" text NOT NULL,
  "policy_version" integer NOT NULL,
  "review_on" date NOT NULL,
  "member_id" uuid NOT NULL,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "revoked_at" timestamptz(3),
  "revoked_by_id" uuid,
  CONSTRAINT "hit_clearance_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "hit_clearance_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_clearance_hit_id_fkey" FOREIGN KEY ("hit_id") REFERENCES "hit" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_clearance_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_clearance_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_clearance_is_sealed" CHECK ("record" LIKE 'v1.%'),
  CONSTRAINT "hit_clearance_is_reviewed" CHECK ("review_on" > "at"::date AND "review_on" <= "at"::date + 732),
  CONSTRAINT "hit_clearance_revoked_by_someone" CHECK (("revoked_at" IS NULL) = ("revoked_by_id" IS NULL))
);
CREATE INDEX "hit_clearance_applicant_id_idx" ON "hit_clearance" ("applicant_id");
CREATE INDEX "hit_clearance_hit_id_idx" ON "hit_clearance" ("hit_id");

CREATE TABLE "hit_resolution" (
  "id" uuid NOT NULL,
  "seq" bigserial NOT NULL,
  "hit_id" uuid NOT NULL,
  "case_id" uuid,
  "kind" text NOT NULL,
  "verdict" text,
  "reason" text,
  "note" text,
  "changes" text,
  "member_id" uuid,
  "clearance_id" uuid,
  "withdraws_id" uuid,
  "content_hash" text NOT NULL,
  "policy_version" integer,
  "form_id" uuid,
  "form_hmac" text,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "hit_resolution_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "hit_resolution_hit_id_fkey" FOREIGN KEY ("hit_id") REFERENCES "hit" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_resolution_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_resolution_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_resolution_clearance_id_fkey" FOREIGN KEY ("clearance_id") REFERENCES "hit_clearance" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_resolution_kind_is_known" CHECK ("kind" IN ('resolved', 'withdrawn', 'reopened')),
  CONSTRAINT "hit_resolution_verdict_is_known" CHECK ("verdict" IN ('true_match', 'false_positive', 'unsure')),
  CONSTRAINT "hit_resolution_is_sealed" CHECK (("note" IS NULL OR "note" LIKE 'v1.%') AND ("changes" IS NULL OR "changes" LIKE 'v1.%')),
  CONSTRAINT "hit_resolution_says_why" CHECK (("kind" = 'resolved') = ("verdict" IS NOT NULL) AND ("verdict" IS NULL) = ("reason" IS NULL)),
  CONSTRAINT "hit_resolution_is_by_one" CHECK (CASE "kind"
    WHEN 'resolved' THEN ("member_id" IS NULL) <> ("clearance_id" IS NULL)
    WHEN 'withdrawn' THEN "member_id" IS NOT NULL AND "clearance_id" IS NULL AND "withdraws_id" IS NOT NULL
    ELSE "member_id" IS NULL AND "clearance_id" IS NULL END),
  -- A clearance says only that a hit is another person, and a true match says why.
  CONSTRAINT "hit_resolution_clearance_clears" CHECK ("clearance_id" IS NULL OR "verdict" = 'false_positive'),
  CONSTRAINT "hit_resolution_true_match_has_a_note" CHECK ("verdict" IS DISTINCT FROM 'true_match' OR "note" IS NOT NULL)
);
CREATE UNIQUE INDEX "hit_resolution_seq_key" ON "hit_resolution" ("seq");
CREATE INDEX "hit_resolution_hit_id_seq_idx" ON "hit_resolution" ("hit_id", "seq");
CREATE INDEX "hit_resolution_form_id_idx" ON "hit_resolution" ("form_id");

CREATE TABLE "hit_lookup" (
  "id" uuid NOT NULL,
  "hit_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "link" text NOT NULL,
  "note" text NOT NULL,
  "sha256" text NOT NULL,
  "at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "hit_lookup_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "hit_lookup_hit_id_fkey" FOREIGN KEY ("hit_id") REFERENCES "hit" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_lookup_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "hit_lookup_is_sealed" CHECK ("link" LIKE 'v1.%' AND "note" LIKE 'v1.%')
);
CREATE INDEX "hit_lookup_hit_id_idx" ON "hit_lookup" ("hit_id");

CREATE TABLE "screening" (
  "id" uuid NOT NULL,
  "applicant_id" uuid NOT NULL,
  "told_hash" text NOT NULL,
  "step" text NOT NULL,
  "label" text NOT NULL,
  "lists" text[] NOT NULL,
  "outcome" text NOT NULL,
  "provider_outcome" text,
  "found" integer NOT NULL,
  "is_whole" boolean NOT NULL,
  "at" timestamptz(3),
  "read_at" timestamptz(3) NOT NULL,
  CONSTRAINT "screening_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "screening_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "screening_outcome_is_known" CHECK ("outcome" IN ('pass', 'fail', 'attention', 'pending', 'unknown')),
  -- Unknown never looks like a whole search that found nothing.
  CONSTRAINT "screening_whole_has_a_result" CHECK (NOT "is_whole" OR "outcome" NOT IN ('pending', 'unknown'))
);
CREATE UNIQUE INDEX "screening_applicant_id_told_hash_key" ON "screening" ("applicant_id", "told_hash");

CREATE TRIGGER hit_resolution_never_changed BEFORE UPDATE OR DELETE ON "hit_resolution" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER hit_resolution_never_emptied BEFORE TRUNCATE ON "hit_resolution" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
CREATE TRIGGER hit_lookup_never_changed BEFORE UPDATE OR DELETE ON "hit_lookup" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER hit_lookup_never_emptied BEFORE TRUNCATE ON "hit_lookup" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
CREATE TRIGGER screening_never_changed BEFORE UPDATE OR DELETE ON "screening" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER screening_never_emptied BEFORE TRUNCATE ON "screening" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- The state beside a hit and its last resolution are one thing: compared when the transaction ends.
CREATE FUNCTION hit_state_of(of_hit uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT r.verdict FROM hit_resolution r WHERE r.hit_id = of_hit ORDER BY r.seq DESC LIMIT 1), 'open')
$$;
CREATE FUNCTION hit_follows_its_resolutions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_hit uuid := (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'hit' THEN 'id' ELSE 'hit_id' END)::uuid;
BEGIN
  IF (SELECT h.state FROM hit h WHERE h.id = of_hit) IS DISTINCT FROM hit_state_of(of_hit) THEN
    RAISE EXCEPTION 'hit % is not in the state of its last resolution', of_hit;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hit_follows_its_resolutions AFTER INSERT OR UPDATE ON "hit" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hit_follows_its_resolutions();
CREATE CONSTRAINT TRIGGER hit_resolution_reaches_its_hit AFTER INSERT ON "hit_resolution" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hit_follows_its_resolutions();

-- A clearance is only ever revoked, once.
CREATE FUNCTION hit_clearance_is_only_revoked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'a clearance is never deleted'; END IF;
  IF OLD.revoked_at IS NOT NULL OR (to_jsonb(NEW) - 'revoked_at' - 'revoked_by_id') <> (to_jsonb(OLD) - 'revoked_at' - 'revoked_by_id') THEN
    RAISE EXCEPTION 'a clearance is only ever revoked, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hit_clearance_is_only_revoked BEFORE UPDATE OR DELETE ON "hit_clearance" FOR EACH ROW EXECUTE FUNCTION hit_clearance_is_only_revoked();
