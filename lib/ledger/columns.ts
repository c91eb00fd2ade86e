import type { LedgerEntry } from './entry.ts';

/** What the database keeps of an entry in columns of its own, for look-ups. Screens and rights are read by them. */
export type LedgerColumns = { at: Date; kind: string; actorId: string | null; subjectId: string | null };

/** Says which column of a row differs from its entry, or null when none does. */
export function columnFault(entry: LedgerEntry, { at, kind, actorId, subjectId }: LedgerColumns): string | null {
  const pairs: [column: string, stored: string | null, told: string | null][] = [
    ['at', Number.isNaN(at.getTime()) ? null : at.toISOString(), entry.at],
    ['kind', kind, entry.kind],
    ['actor_id', actorId, entry.actor.id],
    ['subject_id', subjectId, entry.subject?.id ?? null],
  ];
  const wrong = pairs.find(([, stored, told]) => stored !== told);
  return wrong ? `its column ${wrong[0]} says ${wrong[1] ?? 'nothing'}, its entry ${wrong[2] ?? 'nothing'}` : null;
}
