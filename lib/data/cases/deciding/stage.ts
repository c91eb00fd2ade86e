import 'server-only';
import type { CaseContent } from '#lib/review/case/content.ts';
import type { SecondBecause } from '#lib/review/case/true-match.ts';
import type { Tx } from '../../database.ts';
import { formReused } from '../../form-hmac.ts';
import { sha256 } from '../../hash.ts';
import type { Note } from '../../ledger/ledger.ts';
import { sealText } from '../../seal.ts';
import { type Evidence, keyToDecide, pinEvidence } from '../pins.ts';
import { hashOf } from './content.ts';
import { sealedGround } from './ground.ts';
import { changeCase, type LockedCase } from './locked-case.ts';
import { isTaken, type MadeDecision } from './record.ts';

/**
 * Saves a decision that waits for a second person, with what it rests on. The images are pinned now, so that the second
 * person confirms the very pictures that the first one saw.
 */
export async function stage(
  tx: Tx,
  note: Note,
  found: LockedCase,
  made: MadeDecision,
  because: SecondBecause,
  content: CaseContent,
  now: Date,
): Promise<void> {
  // Free, so that any approver but the first person can claim it.
  await changeCase(tx, found, { state: 'waiting_for_second', assigneeId: null });
  await pinEvidence(tx, found.applicantId, made.evidence);
  const evidenceHash = evidenceHashOf(content, made.evidence);
  await insertStaged(tx, found, made, { because, content, evidenceHash, stagedAt: now });
  await tx.stagedEvidence.createMany({ data: made.evidence.map((page) => ({ stagedId: made.id, ...page })) });
  const { id: decisionId, outcome, reasons, policyVersions, stateBefore, ticks, hasConfirmedUnseen } = made;
  note(
    {
      kind: 'decision.staged',
      details: {
        decisionId,
        applicantId: found.applicantId,
        outcome,
        reasons,
        noteHash: made.note && sha256(made.note),
        because,
        policyVersions,
        caseVersion: found.version,
        stateBefore,
        blockersHash: hashOf(made.blockers),
        ticks,
        hasConfirmedUnseen,
        evidenceHash,
        stagedAt: now.toISOString(),
      },
    },
    { type: 'case', id: found.id },
  );
}

/** Hash of all that a staged decision rests on, as the ledger holds it. */
export function evidenceHashOf(content: CaseContent, evidence: readonly Evidence[]): string {
  const pages = evidence.toSorted((a, b) =>
    a.imageId === b.imageId ? a.page - b.page : a.imageId < b.imageId ? -1 : 1,
  );
  return hashOf({ content, evidence: pages });
}

async function insertStaged(
  tx: Tx,
  found: LockedCase,
  made: MadeDecision,
  rest: { because: SecondBecause; content: CaseContent; evidenceHash: string; stagedAt: Date },
): Promise<void> {
  const key = await keyToDecide(tx, found.applicantId);
  const { evidence: _, command, secondMemberId: __, contentHash: ___, ...columns } = made;
  const place = (column: string) => ({ table: 'staged_decision', column, row: made.id });
  const created = tx.stagedDecision.create({
    data: {
      ...columns,
      ...rest,
      note: made.note && sealText(made.note, key, place('note')),
      command: command && sealText(JSON.stringify(command), key, place('command')),
      ground: await sealedGround(tx, made.id, found.applicantId, made.blockers, key, rest.stagedAt),
      caseId: found.id,
      applicantId: found.applicantId,
      caseVersion: found.version,
    },
  });
  await created.catch((error: unknown) => {
    throw isTaken(error) ? formReused() : error;
  });
}
