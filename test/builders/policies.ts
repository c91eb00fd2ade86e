import { randomUUID } from 'node:crypto';
import { beginDraft, discardDraft, draftOf, saveDraft } from '#lib/data/policies/drafts.ts';
import { policiesHash } from '#lib/data/policies/editions.ts';
import { askPublish, confirmPublish } from '#lib/data/policies/requests.ts';
import { policiesInForce } from '#lib/data/policies.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { aMember } from './member.ts';

/** Publishes policies as two people do; those in force stay as they are. */
export async function publishPolicies(values: Policies): Promise<void> {
  const { values: inForce } = await policiesInForce();
  if (policiesHash(inForce) === policiesHash(values)) return;
  const [author, second] = await Promise.all([aMember('admin'), aMember('approver')]);
  const request = await askFor(author, values);
  await confirmPublish(second, request.id, request);
}

/** Drafts policies and asks to publish them. */
export async function askFor(
  author: MemberActor,
  values: Policies,
): Promise<{ id: string; draftHash: string; baseHash: string }> {
  if (await draftOf(author.id)) await discardDraft(author);
  await beginDraft(author, null);
  const version = await saveDraft(author, { version: 1, values });
  const id = randomUUID();
  await askPublish(author, { id, version, rationale: 'The organisation decided so.' });
  const { values: inForce } = await policiesInForce();
  return { id, draftHash: policiesHash(values), baseHash: policiesHash(inForce) };
}

/** Publishes how many people a rollback of a provider's rules takes. */
export async function rollbackTakes(rulesRollback: 'one' | 'two'): Promise<void> {
  const { values } = await policiesInForce();
  await publishPolicies({ ...values, fourEyes: { ...values.fourEyes, rulesRollback } });
}
