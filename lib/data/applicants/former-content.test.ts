import { afterAll, beforeAll, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import type { Applicant, Check } from '#lib/review/applicant/applicant.ts';
import { aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { exampleCrypto } from '#test/builders/crypto.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { unsealDataKey } from '../seal.ts';
import { contentHash, sealContent, unsealRecord } from './content.ts';
import { saveApplicant } from './save.ts';

let database: TestDatabase;
let connectionId: string;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const applicant: Applicant = {
  ...anApplicant(),
  config: [
    { name: 'weightsId', label: 'Weights', value: 'w-3', detail: null },
    { name: 'flow', label: 'Flow', value: 'Individuals', detail: '12' },
    { name: 'autoApprove', label: 'Approves by itself', value: 'no', detail: null },
    { name: 'flow', label: 'Set-up', value: 's-1', detail: 'v-2' },
  ],
  checks: [
    exampleCheck({ kind: 'registry', name: 'dmv_status_e', subject: '' }),
    exampleCheck({
      kind: 'registry',
      name: 'dmv_birth_date_match',
      subject: 'birth date',
      comparesField: 'birth_date',
    }),
    exampleCheck({ kind: 'cross_check', name: 'name_crosscheck', subject: 'name', comparesField: 'name' }),
    exampleCheck({ kind: 'image_forensics', name: 'doc_front_suspicious_words', subject: 'front suspicious words' }),
    exampleCheck({ kind: 'liveness', name: 'liveness_detected' }),
  ],
};

/** The same as it was sealed before the keys of the vendors left the common applicant. */
const former = {
  ...applicant,
  config: {
    weightsId: 'w-3',
    flowId: '12',
    flowName: 'Individuals',
    setupId: 's-1',
    setupVersionId: 'v-2',
    autoApprove: false,
    uniqueFaceMatch: null,
  },
  checks: applicant.checks.map(({ subject: _, comparesField: __, ...check }): Partial<Check> => check),
} as unknown as Applicant;

const { externalId } = applicant;
const save = (seconds: number, changed: Partial<Applicant> = {}) =>
  saveApplicant(worker, {
    connectionId,
    externalId,
    fetchedAt: new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000),
    applicant: { ...applicant, ...changed },
    problem: null,
  });
const row = () =>
  db().applicant.findUniqueOrThrow({ where: { connectionId_externalId: { connectionId, externalId } } });

async function sealAsFormer(): Promise<void> {
  const { id, dataKey } = await row();
  const hash = contentHash(former);
  const data = {
    ...sealContent(id, former, unsealDataKey(id, dataKey ?? '')),
    recordHash: `${hash.record}.${hash.raw}`,
  };
  await db().applicant.update({ where: { id }, data });
}

test('A record that was sealed with the vendors’ keys opens as the adapters write it today', async () => {
  await save(0);
  await sealAsFormer();
  expect(unsealRecord(await row())).toEqual({ ...applicant, raw: null });
});

test('The same answer of the vendor is no change: the record is only sealed anew', async () => {
  const { version } = await row();
  expect(await save(1)).toBe('same');
  const after = await row();
  expect(after.version).toBe(version);
  expect(after.recordHash.split('.')[0]).toBe(contentHash(applicant).record);
});

test('A change in the vendor’s answer is still one, in exactly the part that changed', async () => {
  await sealAsFormer();
  const { version } = await row();
  expect(await save(2, { labels: { campaign: 'autumn' } })).toBe('changed');
  expect((await row()).version).toBe(version + 1);
  const told = await db().ledgerRow.findFirstOrThrow({
    where: { kind: 'applicant.changed' },
    orderBy: { seq: 'desc' },
  });
  expect(told.entry).toContain('"parts":["labels"]');
});

test('Checks in other words of ours are no change at the vendor', async () => {
  await save(3);
  const { version } = await row();
  const checks = applicant.checks.map((check) => ({ ...check, subject: 'in other words' }));
  expect(await save(4, { checks })).toBe('same');
  expect((await row()).version).toBe(version);
  expect(unsealRecord(await row())?.checks[0]?.subject).toBe('in other words');
  expect(await save(5, { checks: checks.slice(1) })).toBe('changed');
});

test('A wallet that was sealed without band and details is not clear, and the same answer is no change', async () => {
  const wallet = exampleCrypto();
  await save(6, { crypto: [wallet] });
  const { id, dataKey, version } = await row();
  const { band: _, outcome: __, details: ___, ...kept } = wallet;
  const before = { ...applicant, crypto: [kept] } as unknown as Applicant;
  const sealed = sealContent(id, before, unsealDataKey(id, dataKey ?? ''));
  await db().applicant.update({ where: { id }, data: { ...sealed, recordHash: 'former.former' } });
  expect(unsealRecord(await row())?.crypto).toEqual([{ ...kept, band: null, outcome: 'unknown', details: null }]);
  expect(await save(7, { crypto: [wallet] })).toBe('same');
  const after = await row();
  expect([after.version, unsealRecord(after)?.crypto]).toEqual([version, [wallet]]);
  expect(await save(8, { crypto: [{ ...wallet, score: 13 }] })).toBe('changed');
});
