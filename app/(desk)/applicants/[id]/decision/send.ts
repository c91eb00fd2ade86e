import { answered, problemWords } from '#components/review/answered.ts';
import type { NextCase } from '#components/review/claims/open-next.ts';
import { decideCase } from '../actions.ts';
import { moveCase } from './actions.ts';

/** Why nothing was recorded, in full sentences. `isConflict`: the case has changed since it was opened. */
export type Problem = { isConflict: boolean; message: string; fields: Record<string, string> };

/**
 * What was recorded, and until when it can be undone; null where it can't be. `given`: the next case, where it was
 * asked for as well, or why there is none.
 */
export type Recorded = {
  of: 'decision' | 'move';
  id: string;
  undoUntil: string | null;
  given?: { next: NextCase | null; problem: string | null } | null;
};

/** Records an approval or a rejection, or stages it for a second person. */
export async function sendDecision(input: Parameters<typeof decideCase>[0]): Promise<Problem | Recorded> {
  const result = await answered(decideCase(input));
  if (!result.ok) return problemOf(result);
  return { of: 'decision', id: result.value.decisionId, undoUntil: result.value.undoUntil, given: result.value.given };
}

/** Moves the case without deciding it. With a link it can't be undone, because the link is sent at once. */
export async function sendMove(input: Parameters<typeof moveCase>[0]): Promise<Problem | Recorded> {
  const result = await answered(moveCase(input));
  if (!result.ok) return problemOf(result);
  const { moveId, commandIds, undoUntil, given } = result.value;
  return { of: 'move', id: moveId, undoUntil: commandIds.length === 0 ? undoUntil : null, given };
}

/** A refused write, as the form shows it. */
export function problemOf(refused: { code: string; message: string; fields?: Record<string, string> }): Problem {
  const { code, fields = {} } = refused;
  const isConflict = code === 'changed' || code === 'taken' || code === 'closed';
  return { isConflict, message: problemWords({ ok: false, ...refused }, 'Not saved.'), fields };
}
