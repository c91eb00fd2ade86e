import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { CaseContent } from '#lib/review/case/content.ts';
import { hashOf } from '../../cases/deciding/content.ts';
import { evidenceHashOf } from '../../cases/deciding/stage.ts';
import type { Evidence } from '../../cases/pins.ts';
import type { Tx } from '../../database.ts';
import { unsealDataKey, unsealText } from '../../seal.ts';
import { byId, firstDifference, isId, noteFault, pagesOf } from '../compare.ts';
import { entriesAbout } from './entries.ts';

type Stored = Awaited<ReturnType<typeof stagedById>>[number];

const kinds = ['decision.staged', 'decision.unstaged'] as const;

/**
 * Compares staged decisions, and how they ended, with their entries. Keys are the entries' numbers; null where all is
 * equal.
 */
export async function stagedFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
  const ids = logged.map(({ details }) => String(details.decisionId)).filter(isId);
  const stored = new Map((await stagedById(tx, ids)).map((row) => [row.id, row]));
  return new Map(
    logged.map((entry) => {
      const row = stored.get(String(entry.details.decisionId));
      if (!row) return [entry.seq, `its staged decision ${String(entry.details.decisionId)} is missing`];
      return [entry.seq, entry.kind === 'decision.staged' ? stagedFault(entry, row) : endFault(entry, row)];
    }),
  );
}

/** Staged decisions without a ledger entry, or whose end has none. */
export async function* unrecordedStaged(tx: Tx): AsyncGenerator<RecordFault> {
  const select = { id: true, caseId: true, endedAs: true } as const;
  for await (const rows of pagesOf((after) => tx.stagedDecision.findMany({ ...byId(after), select }))) {
    const caseIds = rows.map(({ caseId }) => caseId);
    const entries = await entriesAbout(tx, [...kinds, 'decision.recorded'], caseIds);
    const logged = new Set(entries.map(({ kind, details }) => `${kind} ${String(details.decisionId)}`));
    for (const { id, endedAs } of rows) {
      const place = { table: 'staged_decision' as const, id };
      if (!logged.has(`decision.staged ${id}`)) yield { place, reason: 'the ledger has no entry for it' };
      const recorded = logged.has(`decision.recorded ${id}`);
      const unstaged = logged.has(`decision.unstaged ${id}`);
      if (endedAs === null && (recorded || unstaged))
        yield { place, reason: 'it waits, and its entry says it has ended' };
      if (endedAs !== null && !(endedAs === 'confirmed' ? recorded : unstaged))
        yield { place, reason: `it is ${endedAs}, and the ledger has no entry of it` };
    }
  }
}

function stagedById(tx: Tx, ids: string[]) {
  return tx.stagedDecision.findMany({
    where: { id: { in: ids } },
    include: {
      evidence: { omit: { stagedId: true } },
      case: { select: { applicant: { select: { id: true, dataKey: true } } } },
    },
  });
}

function stagedFault({ actor, subject, details }: LedgerEntry, row: Stored): string | null {
  const logged = details as AuditDetails['decision.staged'];
  const pairs: [what: string, logged: unknown, stored: unknown][] = [
    ['its staged decision is by', actor.id, row.memberId],
    ['its staged decision is of the case', subject?.id, row.caseId],
    ['its staged decision is of the applicant', logged.applicantId, row.applicantId],
    ['its staged decision is', logged.outcome, row.outcome],
    ['its staged decision has the reasons', logged.reasons, row.reasons],
    ['its staged decision waits because of', logged.because, row.because],
    ['its staged decision was made under the policies', logged.policyVersions, row.policyVersions],
    ['its staged decision was made on the version', logged.caseVersion, row.caseVersion],
    ['its staged decision was made from the state', logged.stateBefore, row.stateBefore],
    ['its staged decision has the ticks', logged.ticks, row.ticks],
    ['its staged decision was made over blockers, with the hash', logged.blockersHash, hashOf(row.blockers)],
    ['its staged decision was made at', logged.stagedAt, row.stagedAt.toISOString()],
    ['its staged decision rests on evidence with the hash', logged.evidenceHash, restsOn(row)],
    ['its staged decision says of its evidence the hash', logged.evidenceHash, row.evidenceHash],
    ['its staged decision was made knowing of unseen evidence:', logged.hasConfirmedUnseen, row.hasConfirmedUnseen],
  ];
  return firstDifference(pairs) ?? noteFault('staged decision', logged.noteHash, row.note, unsealer(row, 'note'));
}

function restsOn({ content, evidence }: Stored): string {
  // Both are only written from these types.
  return evidenceHashOf(content as CaseContent, evidence as Evidence[]);
}

function endFault({ actor, subject, details }: LedgerEntry, row: Stored): string | null {
  const logged = details as AuditDetails['decision.unstaged'];
  const pairs: [what: string, logged: unknown, stored: unknown][] = [
    ['its staged decision is of the case', subject?.id, row.caseId],
    ['its staged decision is', logged.endedAs, row.endedAs],
    ['its staged decision was ended by', logged.endedAs === 'voided' ? null : actor.id, row.endedById],
    ['its staged decision is void because of', logged.parts, row.changedParts],
  ];
  const text = row.sentence;
  return firstDifference(pairs) ?? noteFault('staged decision', logged.sentenceHash, text, unsealer(row, 'sentence'));
}

function unsealer({ id, case: { applicant } }: Stored, column: 'note' | 'sentence'): ((text: string) => string) | null {
  const { dataKey } = applicant;
  if (dataKey === null) return null;
  const place = { table: 'staged_decision', column, row: id };
  return (text) => unsealText(text, [unsealDataKey(applicant.id, dataKey)], place);
}
