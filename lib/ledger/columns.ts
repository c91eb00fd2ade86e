import type { LedgerEntry } from './entry.ts';

/** The columns beside an entry, for look-ups. Screens filter by them. */
export type LedgerColumns = { at: Date; kind: string; actorId: string | null; subjectId: string | null };

/** The first column of a row that differs from its entry, in words, or null. */
export function columnFault(entry: LedgerEntry, { at, kind, actorId, subjectId }: LedgerColumns): string | null {
  const pairs: [column: string, stored: string | null, inEntry: string | null][] = [
    ['at', Number.isNaN(at.getTime()) ? null : at.toISOString(), entry.at],
    ['kind', kind, entry.kind],
    ['actor_id', actorId, entry.actor.id],
    ['subject_id', subjectId, entry.subject?.id ?? null],
  ];
  const wrong = pairs.find(([, stored, inEntry]) => stored !== inEntry);
  return wrong ? `its column ${wrong[0]} says ${wrong[1] ?? 'nothing'}, its entry ${wrong[2] ?? 'nothing'}` : null;
}
