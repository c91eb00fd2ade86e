import 'server-only';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CaseState, Outcome } from '#lib/review/case/case.ts';
import { type DecisionDraft, decide } from '#lib/review/case/decision.ts';
import { type Holding, holderOf } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { momentLabel } from '#lib/review/values/day.ts';
import { type AcceptedCommand, addCommand, commandsOfDecision } from '../commands/record.ts';
import type { Tx } from '../database.ts';
import { formHmac, formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';
import { sealText } from '../seal.ts';
import { type Evidence, evidenceOf, keyToDecide, pinEvidence } from './pins.ts';

/**
 * A decision as the form sends it. `decisionId` is made with the form: the same form sent again decides once, another
 * form under the same id is refused.
 */
export type DecisionInput = {
  decisionId: string;
  caseId: string;
  /** The case as it was on the reviewer's screen. */
  version: number;
  outcome: Outcome;
  reasons: string[];
  note: string;
  /** The reviewer was shown which evidence they have not seen, and confirmed. */
  hasConfirmedUnseen: boolean;
  /** The command ordered with the decision, accepted by lib/exchange. */
  command?: AcceptedCommand | null;
};

/** The case, read and locked inside the deciding transaction. */
type LockedCase = {
  id: string;
  applicantId: string;
  connectionId: string;
  state: CaseState;
  version: number;
  /** Who has the case, by a claim in force or by an assignment. */
  assigneeId: string | null;
  blockers: Blocker[];
};

/**
 * Decides a case; nothing else does. One transaction saves the decision, its evidence, the case's new state, the ledger
 * row and the ordered command. Of two people who decide at once one succeeds.
 * @returns the ids of the ordered commands, to be sent by the caller
 * @throws Refusal `not_allowed`, `not_found`, `invalid`, `closed`, `taken`; `changed` when the case was changed
 * meanwhile; `closed` when this id already recorded something else
 */
export async function recordDecision(
  actor: Actor,
  input: DecisionInput,
): Promise<{ decisionId: string; commandIds: string[] }> {
  mustBeAble(actor, 'decide-case');
  return changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, input.caseId);
    if (await wasRecorded(tx, actor, input))
      return { decisionId: input.decisionId, commandIds: await commandsOfDecision(tx, input.decisionId) };
    const [policies, evidence] = await Promise.all([policiesInForce(tx), evidenceOf(tx, found.applicantId, actor.id)]);
    const draft = decide({
      ...input,
      case: found,
      blockers: found.blockers,
      evidence,
      policies,
      actor,
      expectedVersion: input.version,
    });
    const now = new Date();
    await closeCase(tx, found, draft, now);
    await insertDecision(tx, { id: input.decisionId, formHmac: hmacOf(actor, input) }, draft, found, now);
    await keepEvidence(tx, input.decisionId, found.applicantId, evidence);
    note(
      {
        kind: 'decision.recorded',
        details: {
          decisionId: input.decisionId,
          applicantId: found.applicantId,
          outcome: draft.outcome,
          reasons: draft.reasons,
          noteHash: draft.note && sha256(draft.note),
          policyVersions: draft.policyVersions,
          caseVersion: found.version,
          stateBefore: found.state,
          decidedAt: now.toISOString(),
          blockers: draft.blockers.length,
          blockersHash: sha256(canonicalJson(draft.blockers)),
          hasConfirmedUnseen: draft.hasConfirmedUnseen,
          evidence,
        },
      },
      { type: 'case', id: found.id },
    );
    return { decisionId: input.decisionId, commandIds: await orderWith(tx, note, actor, input, found) };
  });
}

/** A unique index also keeps one decision from ordering a command twice (docs/security.md, bar 6). */
async function orderWith(tx: Tx, note: Note, actor: Actor, input: DecisionInput, found: LockedCase): Promise<string[]> {
  if (!input.command) return [];
  const { applicantId, connectionId } = found;
  const decision = { id: input.decisionId, caseId: found.id };
  await addCommand(tx, note, actor, { ...input.command, applicantId, connectionId, decision });
  return [input.command.id];
}

/** True when the same form was already saved and its answer was lost. The whole form is compared. */
async function wasRecorded(tx: Tx, actor: Actor, input: DecisionInput): Promise<boolean> {
  const known = await tx.decision.findUnique({
    where: { id: input.decisionId },
    select: { caseId: true, memberId: true, outcome: true, decidedAt: true, formHmac: true },
  });
  if (!known) return false;
  if (known.caseId !== input.caseId || known.memberId !== actor.id) throw formReused();
  if (known.formHmac === hmacOf(actor, input)) return true;
  throw new Refusal(
    'closed',
    `This case is already recorded as ${known.outcome} on ${momentLabel(known.decidedAt)}. ` +
      'What you sent now differs from it.',
  );
}

function hmacOf(actor: Actor, { command, ...form }: DecisionInput): string {
  return formHmac(actor, { ...form, command: command ?? null });
}

async function lockCase(tx: Tx, caseId: string): Promise<LockedCase> {
  const [held] = await tx.$queryRaw<(Holding & { now: Date })[]>`
    WITH locked AS MATERIALIZED (SELECT * FROM "case" WHERE id = ${caseId}::uuid FOR UPDATE)
    SELECT state, assignee_id AS "assigneeId", assigned_by_id AS "assignedById", claimed_until AS "claimedUntil",
      clock_timestamp() AS now
    FROM locked`;
  const found = await tx.case.findUnique({
    where: { id: caseId },
    select: {
      id: true,
      applicantId: true,
      connectionId: true,
      state: true,
      version: true,
      blockers: true,
    },
  });
  if (!found || !held) throw new Refusal('not_found', 'There is no such case.');
  // A claim that has ended keeps nobody from deciding.
  const assigneeId = holderOf(held, held.now);
  return { ...found, assigneeId, state: found.state as CaseState, blockers: found.blockers as Blocker[] };
}

/** A trigger ends the claim and the assignment; the assignee of a decided case is who decided it. */
async function closeCase(tx: Tx, found: LockedCase, draft: DecisionDraft, now: Date): Promise<void> {
  const { outcome, memberId: assigneeId } = draft;
  const closed = await tx.case.updateMany({
    where: { id: found.id, version: found.version, state: { not: 'decided' } },
    data: { state: 'decided', outcome, assigneeId, decidedAt: now, version: found.version + 1 },
  });
  if (closed.count !== 1) throw new Refusal('changed', 'Someone changed this case after you opened it. Look again.');
}

async function insertDecision(
  tx: Tx,
  form: { id: string; formHmac: string },
  draft: DecisionDraft,
  found: LockedCase,
  now: Date,
): Promise<void> {
  const key = await keyToDecide(tx, found.applicantId);
  const { caseId, memberId, outcome, reasons, policyVersions, blockers, caseVersion } = draft;
  const note = draft.note && sealText(draft.note, key, { table: 'decision', column: 'note', row: form.id });
  const created = tx.decision.create({
    data: {
      ...form,
      caseId,
      applicantId: found.applicantId,
      memberId,
      outcome,
      reasons,
      note,
      policyVersions,
      blockers,
      caseVersion,
      decidedAt: now,
    },
  });
  // The lock is on the case, so the same id can arrive for another case at the same moment.
  await created.catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'P2002' ? formReused() : error;
  });
}

async function keepEvidence(tx: Tx, decisionId: string, applicantId: string, evidence: Evidence[]): Promise<void> {
  await pinEvidence(tx, applicantId, evidence);
  await tx.decisionEvidence.createMany({
    data: evidence.map(({ imageId, page, fate, isSeen, originalSha256, shownSha256 }) => ({
      decisionId,
      imageId,
      page,
      fate,
      isSeen,
      originalSha256,
      shownSha256,
    })),
  });
}
