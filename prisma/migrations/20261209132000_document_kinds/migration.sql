-- The kind of an applicant's first document, in Docket's word for it: vendors write the same kind in several ways. A
-- photograph of the person alone is no document. The labels are those of lib/review/applicant/labels.ts.
CREATE FUNCTION document_kind(document text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN word IS NULL OR word IN ('', 'selfie', 'portrait', 'liveness') THEN 'none'
    WHEN word IN ('passport', 'passport_card', 'residence_permit', 'proof_of_address') THEN word
    WHEN word IN ('driver_license', 'driving_license', 'driving_licence') THEN 'driver_licence'
    WHEN word IN ('identification_card', 'identity_card', 'id_card', 'national_id') THEN 'identity_card'
    WHEN word = 'state_id_card' THEN 'state_identity_card'
    ELSE 'other' END
  FROM (SELECT regexp_replace(lower(regexp_replace(btrim(document), '([a-z])([A-Z])', '\1_\2', 'g')), '[\s-]+', '_', 'g'))
    AS plain (word)
$$;

-- From a kind that few applicants have to their cases; and how frequent each is, for which PostgreSQL walks the order of
-- the page. Small, because equal entries are kept once.
CREATE INDEX "applicant_document_kind" ON "applicant" (document_kind("document"));
DO $$ BEGIN
  IF EXISTS (SELECT FROM "applicant") THEN
    ANALYZE "applicant";
  END IF;
END $$;
