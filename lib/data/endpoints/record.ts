import 'server-only';
import type { CaseEvent } from '#lib/review/endpoints/event.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';

/** The decision, the move or the new round that endpoints are told of. */
export type ToldOf = { caseId: string; at: Date } & ({ decisionId: string } | { moveId: string } | { round: number });

/**
 * Writes a message for each active endpoint that takes the event, in the transaction that records the decision: so none
 * is lost, and none is sent for what was not saved. It is due when the time to undo is over.
 */
export async function recordMessages(tx: Pick<Tx, '$executeRaw'>, event: CaseEvent, of: ToldOf): Promise<void> {
  const decisionId = 'decisionId' in of ? of.decisionId : null;
  const moveId = 'moveId' in of ? of.moveId : null;
  await tx.$executeRaw`
    INSERT INTO endpoint_message (id, endpoint_id, event, case_id, decision_id, move_id, not_before)
    SELECT gen_random_uuid(), e.id, ${event}, ${of.caseId}::uuid, ${decisionId}::uuid, ${moveId}::uuid,
      ${of.at}::timestamptz + undo.seconds * interval '1 second'
    FROM endpoint e, (
      SELECT (value->>'seconds')::int AS seconds FROM policy WHERE kind = 'undo' ORDER BY version DESC LIMIT 1) undo
    WHERE e.state = 'active' AND ${event} = ANY(e.events)
    ORDER BY e.created_at`;
}

/**
 * Takes back the messages of a decision or a move that is undone, in the transaction that undoes it.
 * @throws Refusal `closed` when an endpoint was told, or is being told now
 */
export async function withdrawMessages(
  tx: Pick<Tx, '$executeRaw' | 'endpointMessage'>,
  of: { decisionId: string } | { moveId: string },
): Promise<void> {
  const decisionId = 'decisionId' in of ? of.decisionId : null;
  const moveId = 'moveId' in of ? of.moveId : null;
  // It waits for a worker that is taking one, and then finds that it was tried.
  await tx.$executeRaw`
    UPDATE endpoint_message SET state = 'withdrawn', ended_at = clock_timestamp()
    WHERE (decision_id = ${decisionId}::uuid OR move_id = ${moveId}::uuid) AND state = 'waiting' AND tries = 0`;
  if ((await tx.endpointMessage.count({ where: { ...of, tries: { gt: 0 } } })) > 0)
    throw new Refusal('closed', 'This can no longer be undone. A system of yours was told of it.');
}
