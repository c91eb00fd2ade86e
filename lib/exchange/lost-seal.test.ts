/**
 * When a connection's settings can't be unsealed (a key removed too early, a restored row), its commands once waited
 * forever with a bug in the log each second, and its applicants' pages did not open.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicantRow } from '#lib/data/applicants/row.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { sealSettings } from '#lib/data/connections/sealed-settings.ts';
import { connectionStatus } from '#lib/data/connections/status.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { availableCommands, usableConnection } from './commands/available.ts';
import { dueCommands } from './commands/due-commands.ts';
import { orderCommand } from './commands/order.ts';
import { resumeCommand } from './commands/send-now.ts';
import { portalLink } from './portal-link.ts';

const settings = {
  baseUrl: 'https://vendor.invalid',
  clientId: 'desk',
  apiKey: 'not-a-key',
  archiveKey: 'not-that-key',
};
let database: TestDatabase;
let nadia: MemberActor;
let connectionId: string;
let applicantId: string;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ({ applicantId } = await aCase(connectionId));
  atVendor.connectionId = connectionId;
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const sealedFor = (id: string) =>
  db().connection.update({ where: { id: connectionId }, data: { settings: sealSettings(id, settings) } });
const atVendor = { connectionId: '', externalId: 'a'.repeat(24), otherIds: {} };
const linkNow = async () => portalLink(atVendor, (await connectionStatus(connectionId)).stamp);
const available = async () => availableCommands(nadia, await usableConnection(await applicantRow(applicantId)));
const wish = () => ({ id: randomUUID(), kind: 'archive' as const, input: {}, applicantId });

test('Settings can’t be unsealed: applicants’ pages open, and commands are given to a person', async () => {
  await sealedFor(connectionId);
  expect(await available()).toMatchObject([{ kind: 'archive' }]);
  expect(await linkNow()).toContain('vendor.invalid');
  const id = await recordCommand(nadia, anOrder(connectionId, applicantId));

  await sealedFor(randomUUID());
  expect(await available()).toEqual([]);
  expect(await linkNow()).toBeNull();
  await expect(orderCommand(nadia, wish())).rejects.toMatchObject({ name: 'Refusal', code: 'closed' });
  await runDue(dueCommands);
  expect(await db().command.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'needs_person', tries: 0 });
  await expect(resumeCommand(nadia, id)).rejects.toMatchObject({ name: 'Refusal', code: 'closed' });
});
