-- What "Take next" would give a member now, so that it can be fetched ahead. Nothing is claimed or locked: a locked
-- case is passed by when another member takes the next one. The choice is that of take_next, written once.
DO $each$
DECLARE
  sorted text;
  chosen text;
BEGIN
  FOREACH sorted IN ARRAY ARRAY['due', 'age', 'risk'] LOOP
    chosen := pg_get_functiondef(format('choose_case_by_%s', sorted)::regproc);
    EXECUTE replace(replace(chosen, 'choose_case_by_', 'foresee_case_by_'), 'FOR NO KEY UPDATE SKIP LOCKED', '');
  END LOOP;
END $each$;

-- The applicants of so many next cases for a member, once the case that they have open is decided. A member who then
-- has as many claims as the policy allows gets these again.
CREATE FUNCTION foresee_next(taker uuid, is_approver boolean, skipped_for interval, open_case uuid, amount integer)
RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  rules jsonb := (SELECT p.value FROM policy p WHERE p.kind = 'claims' ORDER BY p.version DESC LIMIT 1);
  moment timestamptz := now();
  held uuid[];
  skills text[];
  connections uuid[];
  passed uuid[];
  found uuid;
BEGIN
  held := ARRAY(SELECT c.applicant_id FROM "case" c
    WHERE c.assignee_id = taker AND c.state <> 'decided' AND c.claimed_until > moment AND c.id <> open_case
    ORDER BY c.claimed_at, c.id);
  IF cardinality(held) >= (rules ->> 'maxHeld')::integer THEN
    RETURN QUERY SELECT unnest(held[1:amount]);
    RETURN;
  END IF;
  skills := ARRAY(SELECT s.provider FROM member_skill s WHERE s.member_id = taker);
  IF cardinality(skills) > 0 THEN
    connections := ARRAY(SELECT n.id FROM connection n WHERE n.provider = ANY (skills));
  END IF;
  passed := ARRAY(SELECT k.case_id FROM case_skip k WHERE k.member_id = taker AND k.skipped_at > moment - skipped_for)
    || open_case;
  WHILE amount > 0 LOOP
    found := CASE rules ->> 'order'
      WHEN 'age' THEN foresee_case_by_age(taker, is_approver, moment, passed, connections)
      WHEN 'risk' THEN foresee_case_by_risk(taker, is_approver, moment, passed, connections)
      ELSE foresee_case_by_due(taker, is_approver, moment, passed, connections) END;
    EXIT WHEN found IS NULL;
    RETURN QUERY SELECT c.applicant_id FROM "case" c WHERE c.id = found;
    passed := passed || found;
    amount := amount - 1;
  END LOOP;
END $$;
