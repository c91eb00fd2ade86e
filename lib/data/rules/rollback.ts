import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { isPublished } from '#lib/review/rules/publish.ts';
import { aloneClosedBecause } from '#lib/review/rules/rollback.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import type { Tx } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { spendStepUp, stepUpFor } from '../members/step-up.ts';
import { lockPolicies, newestEdition } from '../policies/editions.ts';
import { policiesInForce } from '../policies.ts';
import { addRequest, type NewRequest, wasAsked } from './add-request.ts';
import { type LockedRequest, lockedWithSubject } from './open-request.ts';
import { type RuleSubject, rulesHash } from './subject.ts';
import { versionBefore } from './versions.ts';

/** What a person fills in to roll back. `current`: the vendor's values, read just now. */
export type Rollback = { id: string; current: RuleValues; rationale: string };

/**
 * Asks to put back the values that a published request replaced. It takes a second person too. No simulation is needed:
 * those values were in force before.
 * @throws Refusal `not_allowed`, `not_found`; `changed` when the vendor's values are no longer those that were
 * published; `closed` when it was not published, or while another request is open; `invalid` by field (`rationale`)
 */
export function askRollback(actor: MemberActor, publishId: string, asked: Rollback): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  const rationale = givenSentence(asked.rationale, 'rationale');
  return changeIfAny(actor, async (tx, note) => {
    const published = await lockedPublished(tx, publishId);
    mustBeInForce(published, asked);
    await addRequest(tx, note, actor, published, { ...rollbackOf(published, asked), rationale, allowedBy: null });
  });
}

/**
 * Puts back the values that a published request replaced, without a second person: only where the policies in force let
 * one person do it, to the version directly before, while the change is watched, and with a proof of who they are. The
 * worker sends it next. The database refuses the same again.
 * @throws Refusal as {@link askRollback}; `not_allowed` where the policies want two people; `closed` when the watch is
 * over, another version came in between, or it is itself a rollback; `invalid` by field (`proof`)
 */
export function rollBackAlone(actor: MemberActor, publishId: string, asked: Rollback): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  const rationale = givenSentence(asked.rationale, 'rationale');
  return changeIfAny(actor, async (tx, note) => {
    const published = await lockedPublished(tx, publishId);
    if (await wasAsked(tx, actor, { id: asked.id, draftHash: published.currentHash, rationale })) return;
    mustBeInForce(published, asked);
    const allowedBy = await mustBeAloneAllowed(tx, published);
    await spendStepUp(tx, actor, stepUpFor({ kind: 'rules_rollback', publishId }));
    await addRequest(tx, note, actor, published, { ...rollbackOf(published, asked), rationale, allowedBy });
  });
}

async function lockedPublished(tx: Tx, publishId: string): Promise<LockedRequest> {
  const published = await lockedWithSubject(tx, publishId);
  if (isPublished(published.state)) return published;
  throw new Refusal('closed', 'Only what was published can be rolled back. Load the page again.');
}

function mustBeInForce({ draftHash }: LockedRequest, { current }: Rollback): void {
  if (rulesHash(current) === draftHash) return;
  throw new Refusal('changed', 'The values at the provider are no longer those of this request.');
}

function rollbackOf(
  published: LockedRequest,
  { id, current }: Rollback,
): Omit<NewRequest, 'rationale' | 'allowedBy'> & RuleSubject {
  const { connectionId, kind, scope, id: rollsBackId, current: values } = published;
  const nothing = { simulationId: null, restoresId: null, scheduledFor: null };
  return { id, connectionId, kind, scope, values, current, rollsBackId, ...nothing };
}

/** @returns the edition of the policies that allows it. @throws Refusal `not_allowed`, `closed` */
async function mustBeAloneAllowed(tx: Tx, published: LockedRequest): Promise<number> {
  await lockPolicies(tx);
  const { values } = await policiesInForce(tx);
  const watch = await tx.ruleWatch.findUnique({ where: { publishId: published.id }, select: { until: true } });
  const because = aloneClosedBecause(
    {
      ...published,
      watchedUntil: watch?.until ?? null,
      beforeHash: await versionBefore(tx, published.id),
      people: values.fourEyes.rulesRollback,
    },
    new Date(),
  );
  if (because !== null) throw new Refusal(because.code, because.words);
  return newestEdition(tx);
}
