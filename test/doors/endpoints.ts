import { randomUUID } from 'node:crypto';
import { moveCase } from '#lib/data/cases/moves/move.ts';
import { db } from '#lib/data/database.ts';
import { newSecret, sealSecret } from '#lib/data/endpoints/secret.ts';
import { aCase } from '../builders/applicant.ts';
import { aMember } from '../builders/member.ts';

/** An endpoint that takes what no other journey records, and a message to it that failed. */
export type EndpointTarget = { id: string; name: string; messageId: string };

/** The names of all endpoints of the doors begin with it. */
export const endpointName = 'Door endpoint';

export function absentEndpoint(): EndpointTarget {
  return { id: randomUUID(), name: 'Nothing', messageId: randomUUID() };
}

const address = () => `${process.env.DOCKET_SANDBOX_URL}/receiver/doors`;

/** An endpoint, and a message to it about a case of the connection that was put on hold. */
export async function endpointFor(connectionId: string): Promise<EndpointTarget> {
  const [id, messageId, moveId] = [randomUUID(), randomUUID(), randomUUID()];
  const name = `${endpointName} ${id}`;
  const secret = sealSecret(id, newSecret());
  await db().endpoint.create({ data: { id, name, url: address(), events: ['case.snoozed'], secret } });
  const { caseId, version } = await aCase(connectionId);
  const said = { kind: 'held' as const, reasons: [], note: 'Trying a door', until: null, toMemberId: null };
  await moveCase(await aMember('reviewer'), { moveId, caseId, version, ...said });
  const now = new Date();
  const failed = { state: 'failed', tries: 10, notBefore: now, endedAt: now };
  await db().endpointMessage.create({
    data: { id: messageId, endpointId: id, event: 'case.held', caseId, moveId, ...failed },
  });
  return { id, name, messageId };
}

/** Takes the endpoints of the doors out of use. */
export async function removeEndpointTargets(): Promise<void> {
  const ours = { name: { startsWith: endpointName } };
  const gone = { secret: null, previousSecret: null, previousUntil: null, disabledBecause: null };
  await db().endpointMessage.updateMany({
    where: { endpoint: ours, state: 'waiting' },
    data: { state: 'failed', tries: 1, endedAt: new Date(), lease: null, leasedUntil: null },
  });
  await db().endpoint.updateMany({ where: ours, data: { state: 'removed', ...gone } });
}

const named = (id: string) => ({
  id,
  name: `${endpointName} ${randomUUID()}`.slice(0, 60),
  url: address(),
  events: ['case.snoozed'],
});

/** A valid input for each action on endpoints. */
export const endpointInputs: Record<string, (target: { endpoint: EndpointTarget }) => unknown> = {
  addEndpoint: () => named(randomUUID()),
  changeEndpoint: ({ endpoint: { id } }) => named(id),
  disableEndpoint: ({ endpoint: { id } }) => ({ id }),
  enableEndpoint: ({ endpoint: { id } }) => ({ id }),
  removeEndpoint: ({ endpoint: { id, name } }) => ({ id, typedName: name }),
  rotateEndpointSecret: ({ endpoint: { id } }) => ({ id, isLeaked: false }),
  testEndpoint: ({ endpoint: { id } }) => ({ id }),
  sendMessageAgain: ({ endpoint: { messageId } }) => ({ messageId }),
};
