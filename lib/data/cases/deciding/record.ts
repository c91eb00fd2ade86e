import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import { eventOf } from '#lib/review/endpoints/event.ts';
import type { PolicyVersions } from '#lib/review/policies/policies.ts';
import { type AcceptedCommand, addCommand } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { recordMessages } from '../../endpoints/record.ts';
import { countedFaceVerdicts } from '../../faces/verdicts.ts';
import { formReused } from '../../form-hmac.ts';
import { sha256 } from '../../hash.ts';
import type { Note } from '../../ledger/ledger.ts';
import { sealText } from '../../seal.ts';
import { type Evidence, keyToDecide } from '../pins.ts';
import { hashOf } from './content.ts';
import { changeCase, type LockedCase } from './locked-case.ts';

/** A decision that may be recorded: it passed the rule, and where needed a second person. */
export type MadeDecision = {
  id: string;
  formHmac: string;
  memberId: string;
  secondMemberId: string | null;
  outcome: Outcome;
  reasons: string[];
  /** In the clear; sealed here. */
  note: string | null;
  policyVersions: PolicyVersions;
  blockers: Blocker[];
  stateBefore: CaseState;
  ticks: string[];
  contentHash: string;
  hasConfirmedUnseen: boolean;
  evidence: Evidence[];
  command: AcceptedCommand | null;
};

/**
 * Closes the case with a decision: decision, evidence, state, ledger row, command and what endpoints are told, all in
 * the given transaction. The images of the evidence are pinned already.
 */
export async function closeWith(
  tx: Tx,
  note: Note,
  actor: Actor,
  found: LockedCase,
  made: MadeDecision,
  now: Date,
): Promise<void> {
  await changeCase(tx, found, {
    state: 'decided',
    outcome: made.outcome,
    decidedAt: now,
    assigneeId: made.memberId,
  });
  const attempt = 1 + (await tx.decision.count({ where: { caseId: found.id } }));
  await insertDecision(tx, found, made, attempt, now);
  await tx.decisionEvidence.createMany({ data: made.evidence.map((page) => ({ decisionId: made.id, ...page })) });
  const faces = await countedFaceVerdicts(tx, found.applicantId);
  const { id: decisionId, outcome, reasons, policyVersions, stateBefore, blockers, ticks, contentHash } = made;
  note(
    {
      kind: 'decision.recorded',
      details: {
        decisionId,
        applicantId: found.applicantId,
        outcome,
        reasons,
        noteHash: made.note && sha256(made.note),
        policyVersions,
        caseVersion: found.version,
        stateBefore,
        decidedAt: now.toISOString(),
        blockers: blockers.length,
        blockersHash: hashOf(blockers),
        hasConfirmedUnseen: made.hasConfirmedUnseen,
        firstMemberId: made.secondMemberId === null ? null : made.memberId,
        attempt,
        ticks,
        contentHash,
        evidence: made.evidence,
        faces: faces.map(({ id }) => id),
      },
    },
    { type: 'case', id: found.id },
  );
  await recordMessages(tx, eventOf(outcome), { caseId: found.id, decisionId, at: now });
  if (!made.command) return;
  const { applicantId, connectionId } = found;
  // A unique index also keeps one decision from ordering a command twice (docs/security.md, bar 6).
  const decision = { id: decisionId, caseId: found.id };
  await addCommand(tx, note, actor, { ...made.command, applicantId, connectionId, decision });
}

async function insertDecision(
  tx: Tx,
  found: LockedCase,
  made: MadeDecision,
  attempt: number,
  now: Date,
): Promise<void> {
  const key = await keyToDecide(tx, found.applicantId);
  const { evidence: _, command: __, hasConfirmedUnseen: ___, ...columns } = made;
  const note = made.note && sealText(made.note, key, { table: 'decision', column: 'note', row: made.id });
  const created = tx.decision.create({
    data: {
      ...columns,
      note,
      attempt,
      caseId: found.id,
      applicantId: found.applicantId,
      caseVersion: found.version,
      decidedAt: now,
    },
  });
  // The lock is on the case, so the same id can arrive for another case at the same moment.
  await created.catch((error: unknown) => {
    throw isTaken(error) ? formReused() : error;
  });
}

/** Whether a unique index refused a row. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
