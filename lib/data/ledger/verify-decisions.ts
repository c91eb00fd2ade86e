import 'server-only';
import { canonicalJson, type LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { unsealDataKey, unsealText } from '../seal.ts';
import { byId, firstDifference, isId, noteFault, pagesOf } from './compare.ts';

type Logged = AuditDetails['decision.recorded'];
type Stored = Awaited<ReturnType<typeof decisionsById>>[number];

/** Compares decisions with their entries. Keys are the entries' numbers; null where all is equal. */
export async function decisionFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'decision.recorded');
  const ids = logged.map(({ details }) => String(details.decisionId)).filter(isId);
  const stored = new Map((await decisionsById(tx, ids)).map((row) => [row.id, row]));
  return new Map(logged.map((entry) => [entry.seq, faultOf(entry, stored.get(String(entry.details.decisionId)))]));
}

/** Decisions without a ledger entry, and decided cases whose decision is missing or different. */
export async function* unrecordedDecisions(tx: Tx): AsyncGenerator<RecordFault> {
  for await (const rows of pagesOf((after) => decisionPage(tx, after))) {
    const recorded = await tx.ledgerRow.findMany({
      where: { kind: 'decision.recorded', subjectId: { in: rows.map(({ caseId }) => caseId) } },
      select: { entry: true },
    });
    const logged = new Set(recorded.map(({ entry }) => String((JSON.parse(entry) as LedgerEntry).details.decisionId)));
    for (const { id } of rows)
      if (!logged.has(id)) yield { place: { table: 'decision', id }, reason: 'the ledger has no entry for it' };
  }
  for await (const rows of pagesOf((after) => decidedCasePage(tx, after)))
    for (const { id, outcome, decisions } of rows) {
      const [decision] = decisions;
      if (decision?.outcome === outcome) continue;
      yield {
        place: { table: 'case', id },
        reason: `it says ${outcome}, its decision ${decision?.outcome ?? 'is missing'}`,
      };
    }
}

function decisionPage(tx: Tx, after: string) {
  return tx.decision.findMany({ ...byId(after), select: { id: true, caseId: true } });
}

function decidedCasePage(tx: Tx, after: string) {
  const { where, ...rest } = byId(after);
  return tx.case.findMany({
    ...rest,
    where: { ...where, state: 'decided' },
    select: { id: true, outcome: true, decisions: { where: { undo: null }, select: { outcome: true } } },
  });
}

function decisionsById(tx: Tx, ids: string[]) {
  const evidence = { imageId: true, page: true, fate: true, isSeen: true, originalSha256: true, shownSha256: true };
  return tx.decision.findMany({
    where: { id: { in: ids } },
    include: {
      evidence: { select: evidence },
      undo: true,
      case: {
        select: { state: true, outcome: true, decidedAt: true, applicant: { select: { id: true, dataKey: true } } },
      },
    },
  });
}

function faultOf({ actor, subject, details }: LedgerEntry, row: Stored | undefined): string | null {
  const logged = details as Logged;
  if (!row) return `its decision ${logged.decisionId} is missing`;
  const { decidedAt, blockersHash } = logged;
  const pairs: [what: string, logged: unknown, stored: unknown][] = [
    ['its decision is by', actor.id, row.secondMemberId ?? row.memberId],
    ['its decision was first made by', logged.firstMemberId ?? null, row.secondMemberId ? row.memberId : null],
    ['its decision is the attempt', logged.attempt ?? 1, row.attempt],
    ['its decision has the ticks', logged.ticks ?? [], row.ticks],
    ['its decision was made on the screen', logged.contentHash ?? null, row.contentHash],
    ['its decision was made from the state', row.stateBefore && logged.stateBefore, row.stateBefore],
    ['its decision is of the case', subject?.id, row.caseId],
    ['its decision is of the applicant', logged.applicantId, row.applicantId],
    ['its decision is', logged.outcome, row.outcome],
    ['its decision has the reasons', logged.reasons, row.reasons],
    ['its decision was made under the policies', logged.policyVersions, row.policyVersions],
    ['its decision closed the version', logged.caseVersion, row.caseVersion],
    ['its decision was made over blockers, in number', logged.blockers, (row.blockers as unknown[]).length],
    [
      'its decision was made over blockers, with the hash',
      blockersHash ?? null,
      blockersHash ? sha256(canonicalJson(row.blockers)) : null,
    ],
    ['its decision was made at', decidedAt ?? null, decidedAt ? row.decidedAt.toISOString() : null],
    ['its decision rests on the evidence', inOrder(logged.evidence), inOrder(row.evidence)],
    ...casePairs(logged, row),
  ];
  return firstDifference(pairs) ?? noteFault('decision', logged.noteHash, row.note, unsealer(row));
}

/** The case of a decision that was undone has gone on. */
function casePairs({ outcome }: Logged, { undo, decidedAt, ...row }: Stored): [string, unknown, unknown][] {
  if (undo) return [];
  return [
    ['its case is', 'decided', row.case.state],
    ['its case is', outcome, row.case.outcome],
    ['its case was decided at', decidedAt.toISOString(), row.case.decidedAt?.toISOString() ?? null],
  ];
}

function inOrder(evidence: Stored['evidence'] | Logged['evidence']): unknown[] {
  return [...evidence].sort((a, b) => (a.imageId === b.imageId ? a.page - b.page : a.imageId < b.imageId ? -1 : 1));
}

function unsealer({ id, case: { applicant } }: Stored): ((note: string) => string) | null {
  const { dataKey } = applicant;
  if (dataKey === null) return null;
  return (note) =>
    unsealText(note, [unsealDataKey(applicant.id, dataKey)], { table: 'decision', column: 'note', row: id });
}
