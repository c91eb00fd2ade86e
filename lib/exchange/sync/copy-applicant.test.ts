import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { resumeConnection } from '#lib/data/connections/change.ts';
import { db } from '#lib/data/database.ts';
import { aMember } from '#test/builders/member.ts';
import { recordId, type TestVendor } from '#test/exchange/vendor.ts';
import { type VendorDesk, vendorDesk } from '#test/exchange/vendor-desk.ts';
import { connect } from '../connect.ts';
import { copyApplicant } from './copy-applicant.ts';
import { pullPage } from './pull.ts';

// With some of Blockpass's keys, reading erases (docs/providers.md, "Blockpass: reading can erase"). With such a key, a
// pull that copies all applicants would empty the account.

const goingOn = new AbortController().signal;
let desk: VendorDesk;
let vendor: TestVendor;
let id: string;

beforeAll(async () => {
  desk = await vendorDesk({ people: 120 });
  vendor = desk.vendor;
});

beforeEach(async () => {
  vendor.erase(false);
  id = await desk.connect('blockpass');
});

afterAll(() => desk.close());

function connection() {
  return db().connection.findUniqueOrThrow({ where: { id }, select: { status: true, pausedBecause: true } });
}

function copied(): Promise<number> {
  return db().applicant.count({ where: { connectionId: id, record: { not: null } } });
}

const resting = { status: 'paused', pausedBecause: 'erases_what_it_reads' };

test('A key that erases what it reads reads one, whom we keep, and then nothing more', async () => {
  vendor.erase(true);
  expect(await pullPage(id, goingOn)).toEqual({ kind: 'paused' });
  expect(vendor.erased()).toBe(1);
  expect(await copied()).toBe(1);
  expect(await connection()).toEqual(resting);
  expect(await pullPage(id, goingOn)).toEqual({ kind: 'paused' });
  await expect(connect(id, 'person')).rejects.toMatchObject({ code: 'closed' });
  expect(vendor.erased()).toBe(1);
  const told = await db().ledgerRow.findMany({ where: { kind: 'connection.paused', subjectId: id } });
  expect(told).toHaveLength(1);
});

test('Read one by one it is the same', async () => {
  const connected = await connect(id, 'worker');
  vendor.erase(true);
  await expect(copyApplicant(connected, recordId(3))).rejects.toMatchObject({ code: 'closed' });
  expect(await copied()).toBe(1);
  expect(await connection()).toEqual(resting);
});

test('A key that begins to erase in the middle of a round: whom that page erased are all kept', async () => {
  expect(await pullPage(id, goingOn)).toMatchObject({ kind: 'page' });
  vendor.erase(true);
  expect(await pullPage(id, goingOn)).toEqual({ kind: 'paused' });
  expect(vendor.erased()).toBe(50);
  expect(await copied()).toBe(100);
  expect(await connection()).toEqual(resting);
});

test('Who was told and allows it reads on', async () => {
  vendor.erase(true);
  await pullPage(id, goingOn);
  await resumeConnection(await aMember('admin'), id, { acceptsErasure: true });
  for (let pages = 0; pages < 3; pages++) await pullPage(id, goingOn);
  expect(await copied()).toBe(120);
  expect(await connection()).toMatchObject({ status: 'active' });
});

test('An archiving that was ordered here pauses nothing; one that was taken back does', async () => {
  const connected = await connect(id, 'worker');
  await copyApplicant(connected, recordId(5));
  const applicant = await db().applicant.findFirstOrThrow({ where: { connectionId: id } });
  const commandId = randomUUID();
  const order = {
    connectionId: id,
    applicantId: applicant.id,
    kind: 'archive',
    isReversible: false,
    input: 'v1.sealed',
  };
  await db().command.create({ data: { id: commandId, ...order } });
  vendor.erase(true);
  expect(await copyApplicant(connected, recordId(5))).toBe('changed');
  expect(await connection()).toMatchObject({ status: 'active' });
  await db().command.update({ where: { id: commandId }, data: { state: 'withdrawn', endedAt: new Date() } });
  await expect(copyApplicant(connected, recordId(5))).rejects.toMatchObject({ code: 'closed' });
});

test('Control: without the guard a whole page is erased, and the next one too', async () => {
  vendor.erase(true);
  const { isErasedByReading: _, ...can } = (await connect(id, 'worker')).can;
  const first = await can.applicants?.list?.(null, 50);
  await can.applicants?.list?.(first?.next ?? null, 50);
  expect(vendor.erased()).toBe(100);
  expect(await connection()).toMatchObject({ status: 'active' });
});
