-- Views of an applicant's page are recorded in one statement each: a person waits for it before the text is sent.

-- A member opened an applicant's page. Refreshes are the same view until they open another applicant or a list.
CREATE FUNCTION record_page_view(of_session text, opened uuid, actor text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE session s SET open_applicant_id = opened
    WHERE s.id = of_session AND s.open_applicant_id IS DISTINCT FROM opened;
  IF FOUND THEN
    PERFORM append_to_ledger(actor, ARRAY['applicant.opened'],
      ARRAY[format('{"id":"%s","type":"applicant"}', opened)], ARRAY['{}']);
  END IF;
END $$;

-- The text of an applicant was sent to a member ahead of opening it. Nothing is recorded while they have it open, and
-- within "again_after" of the last time, unless they opened it since.
CREATE FUNCTION record_sent_ahead(of_session text, sent uuid, actor text, again_after interval)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  open_now uuid;
  last_kind text;
  last_at timestamptz;
BEGIN
  -- Locked, so that two requests at once leave one row.
  SELECT s.open_applicant_id INTO open_now FROM session s WHERE s.id = of_session FOR NO KEY UPDATE;
  IF open_now = sent THEN
    RETURN;
  END IF;
  SELECT l.kind, l.at INTO last_kind, last_at FROM ledger l
    WHERE l.subject_id = sent::text AND l.actor_id = actor::json ->> 'id'
      AND l.kind IN ('applicant.sent', 'applicant.opened')
    ORDER BY l.at DESC, l.seq DESC LIMIT 1;
  IF last_kind = 'applicant.sent' AND last_at > clock_timestamp() - again_after THEN
    RETURN;
  END IF;
  PERFORM append_to_ledger(actor, ARRAY['applicant.sent'],
    ARRAY[format('{"id":"%s","type":"applicant"}', sent)], ARRAY['{"isPrefetch":true}']);
END $$;
