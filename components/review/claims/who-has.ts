import type { CaseView } from '#lib/review/case/view.ts';

/** Who has a case now. `since` and `until` are of a claim; null for an assignment alone. */
export type WhoHas =
  | { kind: 'free' }
  | { kind: 'mine'; until: string | null }
  | { kind: 'theirs'; name: string; since: string | null };

/**
 * Who has a case, as the screen knows it; null when no one can have it: there is none, or it is decided.
 * @param until when the reader's own claim ends, where that is later than the case says
 */
export function whoHas(current: CaseView | null, meId: string, until: string | null, now: string): WhoHas | null {
  if (current === null || current.state === 'decided') return null;
  const { assignee, claim } = current;
  if (assignee === null) return { kind: 'free' };
  if (assignee.id !== meId) return { kind: 'theirs', name: assignee.name, since: claim?.at ?? null };
  const ends = claim && until !== null && until > claim.until ? until : (claim?.until ?? null);
  return { kind: 'mine', until: ends !== null && ends > now ? ends : null };
}
