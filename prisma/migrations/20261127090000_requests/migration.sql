-- The reasons of a move are those of a version of the policy, and the message to the applicant is kept with the move.
-- Moves before this one have no version: their reasons are read from the version that was in force at their time.
ALTER TABLE "case_move" ADD COLUMN "reasons_version" integer;
ALTER TABLE "case_move" ADD COLUMN "message" text;
ALTER TABLE "case_move" ADD CONSTRAINT "case_move_message_is_sealed" CHECK ("message" IS NULL OR "message" LIKE 'v1.%');
ALTER TABLE "case_move" ADD CONSTRAINT "case_move_message_of_a_request" CHECK ("message" IS NULL OR "kind" = 'requested');
ALTER TABLE "case_move" ADD CONSTRAINT "case_move_reasons_version_is_positive" CHECK ("reasons_version" IS NULL OR "reasons_version" > 0);
