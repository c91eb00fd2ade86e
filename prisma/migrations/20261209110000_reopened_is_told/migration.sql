-- Endpoints are also told when a decided case is under review again. That message is of the new case alone: a round
-- that Docket itself opens has neither a decision nor a move.
ALTER TABLE "endpoint_message" DROP CONSTRAINT "endpoint_message_is_of_one";
ALTER TABLE "endpoint_message" ADD CONSTRAINT "endpoint_message_is_of_one" CHECK (
  ("case_id" IS NOT NULL AND num_nonnulls("decision_id", "move_id") = CASE WHEN "event" = 'case.reopened' THEN 0 ELSE 1 END)
  OR ("case_id" IS NULL AND num_nonnulls("decision_id", "move_id") = 0 AND "event" = 'endpoint.test'));
