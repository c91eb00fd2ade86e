-- A name in a script that writes it in one or two signs has no trigram to be found by: its signs are indexed one by one.
-- Latin letters are left out, because nearly every name has each of them.
CREATE FUNCTION name_signs(name_key text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT string_to_array(regexp_replace(name_key, '[ -~]+', '', 'g'), NULL) $$;
CREATE INDEX "applicant_search_name_signs" ON "applicant_search" USING gin (name_signs("name_key"));

-- How many have a name is estimated from a sample of the names; the usual one of 100 calls one in a hundred common.
ALTER TABLE "applicant_search" ALTER COLUMN "name_key" SET STATISTICS 1000;
