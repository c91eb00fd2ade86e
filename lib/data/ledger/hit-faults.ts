import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import { type HitVerdict, type ResolutionKind, stateOf } from '#lib/review/hits/hit.ts';
import type { Tx } from '../database.ts';
import { hitSealOf } from '../hits/sealing.ts';
import { byId, firstDifference, isId, noteFault, pagesOf } from './compare.ts';

/** The entries that a row of a hit's history is compared with, and the kind of that row. */
const kinds: Readonly<Record<string, ResolutionKind>> = {
  'hit.resolved': 'resolved',
  'hit.undone': 'withdrawn',
  'hit.reopened': 'reopened',
};

type Logged = Partial<AuditDetails['hit.resolved'] & AuditDetails['hit.undone']>;
type Stored = Awaited<ReturnType<typeof resolutionsById>>[number];

/**
 * Compares what was said about hits, and clearances, with their entries. Keys are the entries' numbers; null where all
 * is equal.
 */
export async function hitFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const said = entries.filter(({ kind }) => kind in kinds);
  const rows = await resolutionsById(tx, said.map(({ details }) => String(details.resolutionId)).filter(isId));
  const stored = new Map(rows.map((row) => [row.id, row]));
  const faults = said.map((entry): [number, string | null] => [
    entry.seq,
    faultOf(entry, stored.get(String(entry.details.resolutionId))),
  ]);
  return new Map([...faults, ...(await clearanceFaults(tx, entries))]);
}

/** Rows of hits' histories without an entry, hits in another state than their last row, clearances without an entry. */
export async function* unrecordedResolutions(tx: Tx): AsyncGenerator<RecordFault> {
  for await (const rows of pagesOf((after) => resolutionPage(tx, after))) {
    const logged = await loggedIds(
      tx,
      Object.keys(kinds),
      rows.map(({ hit }) => hit.applicantId),
      'resolutionId',
    );
    for (const { id } of rows)
      if (!logged.has(id)) yield { place: { table: 'hit_resolution', id }, reason: 'the ledger has no entry for it' };
  }
  for await (const rows of pagesOf((after) => clearancePage(tx, after))) {
    const logged = await loggedIds(
      tx,
      ['clearance.kept'],
      rows.map(({ applicantId }) => applicantId),
      'clearanceId',
    );
    for (const { id } of rows)
      if (!logged.has(id)) yield { place: { table: 'hit_clearance', id }, reason: 'the ledger has no entry for it' };
  }
  for await (const rows of pagesOf((after) => hitPage(tx, after)))
    for (const { id, state, resolutions } of rows) {
      const derived = stateOf(resolutions.map(historyOf));
      if (derived !== state)
        yield { place: { table: 'hit', id }, reason: `it is ${state}, its history says ${derived}` };
    }
}

function historyOf({ kind, verdict }: { kind: string; verdict: string | null }) {
  return { kind: kind as ResolutionKind, verdict: verdict as HitVerdict | null };
}

async function loggedIds(tx: Tx, of: string[], subjects: string[], key: string): Promise<Set<string>> {
  const rows = await tx.ledgerRow.findMany({
    where: { kind: { in: of }, subjectId: { in: [...new Set(subjects)] } },
    select: { entry: true },
  });
  return new Set(rows.map(({ entry }) => String((JSON.parse(entry) as LedgerEntry).details[key])));
}

function resolutionPage(tx: Tx, after: string) {
  return tx.hitResolution.findMany({ ...byId(after), select: { id: true, hit: { select: { applicantId: true } } } });
}

function clearancePage(tx: Tx, after: string) {
  return tx.hitClearance.findMany({ ...byId(after), select: { id: true, applicantId: true } });
}

function hitPage(tx: Tx, after: string) {
  const resolutions = { orderBy: { seq: 'desc' }, take: 1, select: { kind: true, verdict: true } } as const;
  return tx.hit.findMany({ ...byId(after), select: { id: true, state: true, resolutions } });
}

function resolutionsById(tx: Tx, ids: string[]) {
  const applicant = { select: { id: true, dataKey: true } };
  return tx.hitResolution.findMany({
    where: { id: { in: ids } },
    include: { hit: { select: { applicantId: true, applicant } } },
  });
}

function faultOf({ kind, actor, subject, details }: LedgerEntry, row: Stored | undefined): string | null {
  const logged = details as Logged;
  if (!row) return `its resolution ${logged.resolutionId} is missing`;
  const { clearanceId = null, noteHash = null } = logged;
  const isByPerson = actor.type === 'person' && clearanceId === null && kind !== 'hit.reopened';
  const wrong = firstDifference([
    ['its resolution is', kinds[kind], row.kind],
    ['its resolution is by', isByPerson ? actor.id : null, row.memberId],
    ['its resolution is by the clearance', clearanceId, row.clearanceId],
    ['its resolution is of the hit', logged.hitId, row.hitId],
    ['its resolution is of the applicant', subject?.id, row.hit.applicantId],
    ['its resolution is of the case', logged.caseId, row.caseId],
    ['its resolution says', logged.verdict ?? null, row.verdict],
    ['its resolution has the reason', logged.reason ?? null, row.reason],
    ['its resolution was made under the reasons', logged.policyVersion ?? null, row.policyVersion],
    ['its resolution takes back', logged.withdraws ?? null, row.withdrawsId],
    ['its resolution is of the content', logged.contentHash, row.contentHash],
  ]);
  const seal = hitSealOf(row.hit.applicant);
  const unseal = seal && ((note: string) => seal.unseal('hit_resolution.note', row.id, note));
  return wrong ?? noteFault('resolution', noteHash, row.note, unseal);
}

async function clearanceFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<[number, string | null][]> {
  const said = entries.filter(({ kind }) => kind === 'clearance.kept' || kind === 'clearance.revoked');
  const ids = said.map(({ details }) => String(details.clearanceId)).filter(isId);
  const stored = new Map((await tx.hitClearance.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]));
  return said.map(({ seq, kind, actor, subject, details }) => {
    const row = stored.get(String(details.clearanceId));
    if (!row) return [seq, `its clearance ${String(details.clearanceId)} is missing`];
    if (kind === 'clearance.revoked')
      return [seq, firstDifference([['its clearance was revoked by', actor.id, row.revokedById]])];
    const { hitId, resolutionId, contentHash, reviewOn } = details as AuditDetails['clearance.kept'];
    const fault = firstDifference([
      ['its clearance is by', actor.id, row.memberId],
      ['its clearance is of the applicant', subject?.id, row.applicantId],
      ['its clearance is of the hit', hitId, row.hitId],
      ['its clearance rests on the resolution', resolutionId, row.resolutionId],
      ['its clearance is of the content', contentHash, row.contentHash],
      ['its clearance holds until', reviewOn, row.reviewOn.toISOString().slice(0, 10)],
    ]);
    return [seq, fault];
  });
}
