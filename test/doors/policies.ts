import { randomUUID } from 'node:crypto';
import type { Door } from '#lib/auth/doors.ts';
import { beginDraft, discardDraft, draftOf } from '#lib/data/policies/drafts.ts';
import { withdrawPublish } from '#lib/data/policies/requests.ts';
import { policiesInForce } from '#lib/data/policies.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { aMember } from '../builders/member.ts';
import { askFor } from '../builders/policies.ts';

/** A draft of the policies or a request to publish one, in the state that a door needs. */
export type PoliciesTarget = { version: number; requestId: string; draftHash: string; baseHash: string };

/** A draft and a request that do not exist. */
export const absentPolicies = (): PoliciesTarget => ({
  version: 1,
  requestId: randomUUID(),
  draftHash: '0'.repeat(64),
  baseHash: '0'.repeat(64),
});

/** The inputs of the doors to policies. */
export const policyInputs: Record<string, (of: PoliciesTarget) => Record<string, unknown>> = {
  beginPolicyDraft: () => ({ restoresEdition: null }),
  savePolicyDraft: ({ version }) => ({ version, values: defaultPolicies }),
  rebasePolicyDraft: ({ version }) => ({ version }),
  discardPolicyDraft: () => ({}),
  askPolicyPublish: ({ version }) => ({ requestId: randomUUID(), version, rationale: 'Trying a door' }),
  confirmPolicyPublish: ({ requestId, draftHash, baseHash }) => ({ requestId, draftHash, baseHash }),
  refusePolicyPublish: ({ requestId }) => ({ requestId, answer: 'Trying a door' }),
  withdrawPolicyPublish: ({ requestId }) => ({ requestId }),
};

/** Makes what a member can act on through a door to policies; nothing for every other door. */
export async function policiesFor(door: Door, actor: MemberActor): Promise<PoliciesTarget> {
  const name = door.replace('action ', '');
  const absent = absentPolicies();
  if (!(name in policyInputs)) return absent;
  if (await draftOf(actor.id)) await discardDraft(actor);
  if (name === 'beginPolicyDraft') return absent;
  if (name === 'savePolicyDraft' || name === 'rebasePolicyDraft' || name === 'discardPolicyDraft') {
    await beginDraft(actor, null);
    return absent;
  }
  const isSecond = name === 'confirmPolicyPublish' || name === 'refusePolicyPublish';
  const author = isSecond ? await aMember('admin') : actor;
  const { id: requestId, ...seen } = await askFor(author, await harmless());
  if (name !== 'askPolicyPublish') return { ...absent, requestId, ...seen };
  await withdrawPublish(author, requestId);
  return { ...absent, version: (await draftOf(author.id))?.version ?? 0 };
}

/** A change that no journey notices: a holiday of long ago. */
async function harmless(): Promise<Policies> {
  const { values } = await policiesInForce();
  const day = { id: '2000-01-01', label: `Tried a door ${randomUUID()}` };
  return { ...values, sla: { ...values.sla, holidays: [day] } };
}
