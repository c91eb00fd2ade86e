import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anEndpoint } from '#test/builders/endpoint.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from './database.ts';
import { deleteOutdated, keptDays } from './housekeeping.ts';

let database: TestDatabase;
let nadia: MemberActor;
let ofCase: { applicantId: string; caseId: string };
let imageId: string;

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(async () => {
  database = await testDatabase();
  nadia = await aMember('reviewer');
  ofCase = await aCase(await aConnection());
  const { applicantId } = ofCase;
  imageId = (await db().image.findFirstOrThrow({ where: { applicantId } })).id;
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** An image sent to Nadia: of the applicant whose review is open, or of one without a review. */
async function sent(days: number, change: { seenAt?: Date; applicantId?: string } = {}): Promise<string> {
  const id = randomUUID();
  const of = { memberId: nadia.id, applicantId: ofCase.applicantId, imageId, page: 1, size: 'full', sha256: 'x' };
  await db().evidenceView.create({ data: { id, ...of, sentAt: daysAgo(days), ...change } });
  return id;
}

async function aNotice(days: number, change: { caseId: string | null; isRead: boolean }): Promise<string> {
  const id = randomUUID();
  const about = change.caseId
    ? { caseId: change.caseId }
    : { request: 'policies', requestId: randomUUID(), until: now };
  const kind = change.caseId ? 'assigned' : 'to_confirm';
  const readAt = change.isRead ? daysAgo(days) : null;
  await db().notice.create({ data: { id, memberId: nadia.id, kind, at: daysAgo(days), readAt, ...about } });
  return id;
}

const anEndpointOf = async () => (await anEndpoint(await aMember('admin'), 'https://ledger.example/')).id;

async function aMessage(endpointId: string, state: string, at: Date): Promise<string> {
  const id = randomUUID();
  const ended = state === 'waiting' ? {} : { endedAt: at, tries: 1 };
  await db().endpointMessage.create({
    data: { id, endpointId, event: 'endpoint.test', state, notBefore: at, createdAt: at, ...ended },
  });
  return id;
}

it('old rows that have served their purpose are deleted, and all others are kept', async () => {
  const old = keptDays.unseenImage + 1;
  const other = await db().applicant.findUniqueOrThrow({ where: { id: ofCase.applicantId } });
  const withoutReview = randomUUID();
  await db().applicant.create({ data: { ...other, id: withoutReview, externalId: 'without a review' } });
  const views = {
    gone: [await sent(old, { applicantId: withoutReview })],
    kept: [
      await sent(old),
      await sent(old, { applicantId: withoutReview, seenAt: daysAgo(old) }),
      await sent(keptDays.unseenImage - 1, { applicantId: withoutReview }),
    ],
  };
  const read = keptDays.readNotice + 1;
  const notices = {
    gone: [await aNotice(read, { caseId: null, isRead: true })],
    kept: [
      await aNotice(read, { caseId: ofCase.caseId, isRead: true }),
      await aNotice(read, { caseId: null, isRead: false }),
      await aNotice(keptDays.readNotice - 1, { caseId: null, isRead: true }),
    ],
  };
  const proof = { memberId: nadia.id, sessionHash: 'x', act: 'delete', selectionHash: 'x' };
  const [oldProof, newProof] = [randomUUID(), randomUUID()];
  await db().stepUp.create({ data: { id: oldProof, ...proof, grantedAt: daysAgo(keptDays.proof + 1) } });
  await db().stepUp.create({ data: { id: newProof, ...proof, grantedAt: now } });
  await db().rateLimit.create({ data: { key: 'expired', expire: BigInt(now.getTime() - 1) } });
  await db().rateLimit.create({ data: { key: 'counts', expire: BigInt(now.getTime() + 60_000) } });
  await db().rateLimit.create({ data: { key: 'for ever', expire: null } });

  const endpointId = await anEndpointOf();
  const message = (days: number, state: string) => aMessage(endpointId, state, daysAgo(days));
  const old90 = keptDays.endedMessage + 1;
  await message(old90, 'delivered');
  await message(old90, 'failed');
  const messages = [await message(keptDays.endedMessage - 1, 'delivered'), await message(old90, 'waiting')];

  expect(await deleteOutdated(now)).toBe(6);
  expect((await db().endpointMessage.findMany()).map(({ id }) => id).toSorted()).toEqual(messages.toSorted());

  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
  expect(ids(await db().evidenceView.findMany())).toEqual(views.kept.toSorted());
  expect(ids(await db().notice.findMany({ where: { memberId: nadia.id } }))).toEqual(notices.kept.toSorted());
  expect(ids(await db().stepUp.findMany())).toEqual([newProof]);
  const limits = await db().rateLimit.findMany({ where: { key: { in: ['expired', 'counts', 'for ever'] } } });
  expect(limits.map(({ key }) => key).toSorted()).toEqual(['counts', 'for ever']);
  expect(await deleteOutdated(now)).toBe(0);
});
