import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import { decide } from '#lib/review/case/decision.ts';
import type { SecondBecause } from '#lib/review/case/true-match.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { momentLabel } from '#lib/review/values/day.ts';
import { type AcceptedCommand, commandsOfDecision, databaseNow } from '../commands/record.ts';
import type { Tx } from '../database.ts';
import { formHmac, formReused } from '../form-hmac.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { type PoliciesInForce, policiesInForce } from '../policies.ts';
import { checklistNow, contentOf, screenHash } from './deciding/content.ts';
import { changedMeanwhile, type LockedCase, lockCase } from './deciding/locked-case.ts';
import { closeWith, type MadeDecision } from './deciding/record.ts';
import { stage } from './deciding/stage.ts';
import { dropDrafts } from './drafts.ts';
import { evidenceOf, pinEvidence } from './pins.ts';

/**
 * A decision as the form sends it. `decisionId` is made with the form: the same form sent again decides once, another
 * form under the same id is refused.
 */
export type DecisionInput = {
  decisionId: string;
  caseId: string;
  /** The case as it was on the reviewer's screen. */
  version: number;
  /** The hash of the data on the reviewer's screen, as the view gave it; checked where it is sent. */
  contentHash?: string;
  outcome: Outcome;
  reasons: string[];
  note: string;
  /** Ids of the checklist items ticked by hand. */
  ticks?: string[];
  /** The reviewer was shown which evidence they have not seen, and confirmed. */
  hasConfirmedUnseen: boolean;
  /** The command ordered with the decision, accepted by lib/exchange. */
  command?: AcceptedCommand | null;
};

/** What became of a decision: recorded, or staged for a second person. Its commands are held for the time to undo. */
export type Decided = {
  decisionId: string;
  commandIds: string[];
  /** Why it waits for a second person; null when it is recorded. */
  stagedBecause: SecondBecause | null;
  /** Until when a recorded decision can be undone. */
  undoUntil: Date | null;
};

/**
 * Decides a case; nothing else does, except the second person's confirmation. One transaction saves the decision, its
 * evidence, the case's new state, the ledger row and the ordered command. Where policy asks for a second person, it
 * saves a staged decision instead. Of two people who decide at once one succeeds.
 * @throws Refusal `not_allowed`, `not_found`, `invalid`, `closed`, `taken`; `changed` when the case was changed
 * meanwhile; `closed` when this id already recorded something else
 */
export async function recordDecision(actor: Actor, input: DecisionInput): Promise<Decided> {
  mustBeAble(actor, 'decide-case');
  return changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, input.caseId);
    const policies = await policiesInForce(tx);
    return (
      (await knownDecision(tx, actor, input, policies)) ?? (await decideNow(tx, note, actor, input, found, policies))
    );
  });
}

async function decideNow(
  tx: Tx,
  note: Note,
  actor: MemberActor,
  input: DecisionInput,
  found: LockedCase,
  policies: PoliciesInForce,
): Promise<Decided> {
  const now = await databaseNow(tx);
  const [evidence, content, checklist] = await Promise.all([
    evidenceOf(tx, found.applicantId, actor.id),
    contentOf(tx, found.applicantId, found.blockers),
    checklistNow(tx, found.applicantId, policies.values, now),
  ]);
  const ticks = input.ticks ?? [];
  const { blockers } = found;
  const expectedVersion = input.version;
  const draft = decide({
    ...input,
    case: found,
    blockers,
    evidence,
    checklist,
    ticks,
    policies,
    actor,
    expectedVersion,
  });
  const contentHash = screenHash(content);
  if (input.contentHash !== undefined && input.contentHash !== contentHash) throw changedMeanwhile();
  const { caseId: _, caseVersion: __, secondBecause, ...said } = draft;
  const made: MadeDecision = {
    ...said,
    id: input.decisionId,
    formHmac: hmacOf(actor, input),
    secondMemberId: null,
    stateBefore: found.state,
    contentHash,
    evidence,
    command: input.command ?? null,
  };
  const decided = { decisionId: made.id, stagedBecause: secondBecause };
  if (secondBecause) {
    await dropDrafts(tx, found.id, actor.id);
    await stage(tx, note, found, made, secondBecause, content, now);
    return { ...decided, commandIds: [], undoUntil: null };
  }
  await dropDrafts(tx, found.id);
  await pinEvidence(tx, found.applicantId, evidence);
  await closeWith(tx, note, actor, found, made, now);
  const commandIds = made.command ? [made.command.id] : [];
  return { ...decided, commandIds, undoUntil: undoUntil(now, policies) };
}

function undoUntil(decidedAt: Date, { values }: PoliciesInForce): Date {
  return new Date(decidedAt.getTime() + values.undo.seconds * 1_000);
}

/** The answer to a form that was already saved and whose answer was lost. The whole form is compared. */
async function knownDecision(
  tx: Tx,
  actor: MemberActor,
  input: DecisionInput,
  policies: PoliciesInForce,
): Promise<Decided | null> {
  const select = { caseId: true, memberId: true, outcome: true, formHmac: true } as const;
  const where = { id: input.decisionId };
  const recorded = await tx.decision.findUnique({ where, select: { ...select, decidedAt: true } });
  const staged = await tx.stagedDecision.findUnique({ where, select: { ...select, stagedAt: true, because: true } });
  const known = recorded ?? staged;
  if (!known) return null;
  if (known.caseId !== input.caseId || known.memberId !== actor.id) throw formReused();
  const at = recorded?.decidedAt ?? staged?.stagedAt ?? new Date(0);
  if (known.formHmac !== hmacOf(actor, input))
    throw new Refusal(
      'closed',
      `This case is already recorded as ${known.outcome} on ${momentLabel(at)}. What you sent now differs from it.`,
    );
  return {
    decisionId: input.decisionId,
    commandIds: await commandsOfDecision(tx, input.decisionId),
    // The column is only written from this type.
    stagedBecause: (staged?.because ?? null) as SecondBecause | null,
    undoUntil: staged ? null : undoUntil(at, policies),
  };
}

function hmacOf(actor: Actor, { command, ...form }: DecisionInput): string {
  return formHmac(actor, { ...form, command: command ?? null });
}
