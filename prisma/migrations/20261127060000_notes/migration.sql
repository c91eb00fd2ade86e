-- Notes, tags and verdicts on related applicants. A note is never changed: a correction is a new version of it.
CREATE TABLE "applicant_note" (
  "id" uuid NOT NULL,
  "root_id" uuid NOT NULL,
  "version" integer NOT NULL,
  "applicant_id" uuid NOT NULL,
  "case_id" uuid,
  "member_id" uuid NOT NULL,
  "text" text NOT NULL,
  "mentions" uuid[] NOT NULL,
  "form_hmac" text NOT NULL,
  "written_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "applicant_note_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "applicant_note_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "applicant_note_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "applicant_note_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "applicant_note_is_sealed" CHECK ("text" LIKE 'v1.%'),
  CONSTRAINT "applicant_note_first_version_is_the_root" CHECK (("version" = 1) = ("id" = "root_id"))
);
CREATE UNIQUE INDEX "applicant_note_root_id_version_key" ON "applicant_note" ("root_id", "version");
CREATE INDEX "applicant_note_applicant_id_idx" ON "applicant_note" ("applicant_id");
CREATE TRIGGER applicant_note_never_changed BEFORE UPDATE OR DELETE ON "applicant_note" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER applicant_note_never_emptied BEFORE TRUNCATE ON "applicant_note" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

CREATE TABLE "applicant_tag" (
  "applicant_id" uuid NOT NULL,
  "tag" text NOT NULL,
  "member_id" uuid NOT NULL,
  "added_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "applicant_tag_pkey" PRIMARY KEY ("applicant_id", "tag"),
  CONSTRAINT "applicant_tag_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "applicant" ("id") ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT "applicant_tag_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "applicant_tag_is_short" CHECK (char_length("tag") BETWEEN 1 AND 30)
);
CREATE INDEX "applicant_tag_tag_idx" ON "applicant_tag" ("tag");

-- Whether two applicants are one person, as a member judged it; the latest row counts. The lower id comes first.
CREATE TABLE "relation_verdict" (
  "id" uuid NOT NULL,
  "applicant_a_id" uuid NOT NULL,
  "applicant_b_id" uuid NOT NULL,
  "verdict" text NOT NULL,
  "member_id" uuid NOT NULL,
  "judged_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "relation_verdict_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "relation_verdict_applicant_a_id_fkey" FOREIGN KEY ("applicant_a_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "relation_verdict_applicant_b_id_fkey" FOREIGN KEY ("applicant_b_id") REFERENCES "applicant" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "relation_verdict_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "relation_verdict_is_known" CHECK ("verdict" IN ('same', 'not_same', 'withdrawn')),
  CONSTRAINT "relation_verdict_is_in_order" CHECK ("applicant_a_id" < "applicant_b_id")
);
CREATE INDEX "relation_verdict_applicant_a_id_applicant_b_id_judged_at_idx" ON "relation_verdict" ("applicant_a_id", "applicant_b_id", "judged_at");
CREATE INDEX "relation_verdict_applicant_b_id_idx" ON "relation_verdict" ("applicant_b_id");
CREATE TRIGGER relation_verdict_never_changed BEFORE UPDATE OR DELETE ON "relation_verdict" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER relation_verdict_never_emptied BEFORE TRUNCATE ON "relation_verdict" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();

-- Related applicants are found by birth date, then compared by name.
CREATE INDEX "applicant_search_birth_date_idx" ON "applicant_search" ("birth_date");
