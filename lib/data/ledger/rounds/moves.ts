import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../../database.ts';
import { unsealDataKey, unsealText } from '../../seal.ts';
import { byId, firstDifference, isId, noteFault, pagesOf } from '../compare.ts';
import { entriesAbout } from './entries.ts';

type Stored = Awaited<ReturnType<typeof movesById>>[number];

/** Compares moves with their entries. Keys are the entries' numbers; null where all is equal. */
export async function moveFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'case.moved');
  const ids = logged.map(({ details }) => String(details.moveId)).filter(isId);
  const stored = new Map((await movesById(tx, ids)).map((row) => [row.id, row]));
  return new Map(logged.map((entry) => [entry.seq, faultOf(entry, stored.get(String(entry.details.moveId)))]));
}

/** Moves without a ledger entry. */
export async function* unrecordedMoves(tx: Tx): AsyncGenerator<RecordFault> {
  const page = (after: string) => tx.caseMove.findMany({ ...byId(after), select: { id: true, caseId: true } });
  for await (const rows of pagesOf(page)) {
    const entries = await entriesAbout(
      tx,
      ['case.moved'],
      rows.map(({ caseId }) => caseId),
    );
    const logged = new Set(entries.map(({ details }) => String(details.moveId)));
    for (const { id } of rows)
      if (!logged.has(id)) yield { place: { table: 'case_move', id }, reason: 'the ledger has no entry for it' };
  }
}

function movesById(tx: Tx, ids: string[]) {
  return tx.caseMove.findMany({
    where: { id: { in: ids } },
    include: { case: { select: { applicant: { select: { id: true, dataKey: true } } } } },
  });
}

function faultOf({ actor, subject, details }: LedgerEntry, row: Stored | undefined): string | null {
  const logged = details as AuditDetails['case.moved'];
  if (!row) return `its move ${logged.moveId} is missing`;
  const pairs: [what: string, logged: unknown, stored: unknown][] = [
    ['its move is by', actor.type === 'person' ? actor.id : null, row.memberId],
    ['its move is of the case', subject?.id, row.caseId],
    ['its move is of the applicant', logged.applicantId, row.applicantId],
    ['its move is', logged.move, row.kind],
    ['its move led from', logged.stateBefore, row.stateBefore],
    ['its move led to', logged.stateAfter, row.stateAfter],
    ['its move has the reasons', logged.reasons, row.reasons],
    ['its move has the reasons of version', logged.reasonsVersion ?? null, row.reasonsVersion],
    ['its move lasts until', logged.until, row.until?.toISOString() ?? null],
    ['its move is to', logged.toMemberId, row.toMemberId],
    ['its move undoes', logged.undoesId, row.undoesId],
    ['its move ordered', logged.commandId, row.commandId],
    ['its move changed the version', logged.caseVersion, row.caseVersion],
  ];
  return (
    firstDifference(pairs) ??
    noteFault('move', logged.noteHash, row.note, unsealer(row, 'note')) ??
    noteFault('move', logged.messageHash ?? null, row.message, unsealer(row, 'message'), 'message')
  );
}

function unsealer({ id, case: { applicant } }: Stored, column: 'note' | 'message'): ((note: string) => string) | null {
  const { dataKey } = applicant;
  if (dataKey === null) return null;
  const place = { table: 'case_move', column, row: id };
  return (note) => unsealText(note, [unsealDataKey(applicant.id, dataKey)], place);
}
