/**
 * Found by attack: an admin may see no applicant, but could order `create_webhook` with their own address, past the
 * button that builds it, and the provider would have sent them the events of all applicants.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { seedPolicies } from '#lib/data/policies.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { orderCommand } from '../commands/order.ts';
import { connect } from '../connect.ts';
import { webhookBase } from './url.ts';

const system = { kind: 'system', id: 'test' } as const;
const settings = {
  baseUrl: 'https://kyc.invalid',
  tokenUrl: 'https://id.invalid/token',
  oauthClientId: 'docket',
  oauthClientSecret: 'not a real one',
  webhookToken: 'a-token-nobody-guesses',
};
let database: TestDatabase;
let own: string;
let other: string;
let admin: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(system);
  own = await addConnection(system, { provider: 'vult', label: 'One', mode: 'test', settings });
  other = await addConnection(system, { provider: 'vult', label: 'Two', mode: 'test', settings });
  admin = await aMember('admin');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const ordered = (url: string) =>
  orderCommand(admin, {
    id: randomUUID(),
    applicantId: null,
    connectionId: own,
    kind: 'create_webhook',
    input: { name: 'Docket', url },
  });

test('A webhook is ordered to the connection’s own address', async () => {
  await ordered(`${webhookBase(own)}/${settings.webhookToken}`);
  await ordered(webhookBase(own));
});

const elsewhere: [string, (base: string) => string][] = [
  ['another host', () => 'https://evil.invalid/api/webhooks'],
  ['another host that begins like ours', (base) => base.replace(/^(https?:\/\/[^/:]+)/, '$1.evil.invalid')],
  ['another host with our address as its user name', (base) => base.replace('://', '://x@evil.invalid/?')],
  ['another path', (base) => new URL('/api/images', base).href],
  ['a way up', (base) => `${base}/../../images`],
  ['an id that begins like ours', (base) => `${base}0/x`],
  ['another connection', () => `${webhookBase(other)}/${settings.webhookToken}`],
];

test.each(elsewhere)('and never to %s', async (_, urlFor) => {
  const before = await db().command.count();
  await expect(ordered(urlFor(webhookBase(own)))).rejects.toMatchObject({
    code: 'invalid',
    fields: { url: expect.any(String) },
  });
  expect(await db().command.count()).toBe(before);
});

test.each(elsewhere)('Control: the provider’s own form takes %s', async (_, urlFor) => {
  const { can } = await connect(own, 'person');
  const taken = can.commands?.create_webhook?.input.safeParse({ name: 'Docket', url: urlFor(webhookBase(own)) });
  expect(taken?.success).toBe(true);
});
