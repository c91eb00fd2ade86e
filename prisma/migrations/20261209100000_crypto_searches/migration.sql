-- A note can be about one crypto check of the applicant: the vendor's id of it, sealed as the text is.
ALTER TABLE "applicant_note" ADD COLUMN "crypto_check_id" text;
ALTER TABLE "applicant_note" ADD CONSTRAINT "applicant_note_crypto_check_is_sealed" CHECK ("crypto_check_id" LIKE 'v1.%');

-- Searches of wallets and transactions about no applicant, newest first.
CREATE INDEX "command_crypto_searches" ON "command" ("created_at" DESC, "id") WHERE "kind" = 'search_crypto' AND "applicant_id" IS NULL;
