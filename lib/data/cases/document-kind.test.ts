import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { documentLabel } from '#lib/review/applicant/labels.ts';
import { readParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { cappedCounts } from './capped-counts.ts';
import { filterCounts } from './filter-counts.ts';
import { applicantsInQueue, casePage } from './queue.ts';

let database: TestDatabase;
let nadia: MemberActor;

/** Vendors' words for what an applicant gave first, with the kind; one case of each. */
const words: [word: string | null, kind: string, label: string | null][] = [
  ['passport', 'passport', 'Passport'],
  ['PASSPORT', 'passport', 'Passport'],
  ['passport_card', 'passport_card', 'Passport card'],
  ['driver_license', 'driver_licence', 'Driver licence'],
  ['drivingLicence', 'driver_licence', 'Driver licence'],
  ['Driving License', 'driver_licence', 'Driver licence'],
  ['identification_card', 'identity_card', 'Identity card'],
  ['ID_CARD', 'identity_card', 'Identity card'],
  ['national-id', 'identity_card', 'Identity card'],
  ['state_id_card', 'state_identity_card', 'State identity card'],
  ['ResidencePermit', 'residence_permit', 'Residence permit'],
  ['proof_of_address', 'proof_of_address', 'Proof of address'],
  ['Seaman’s book', 'other', null],
  ['unknown', 'other', null],
  ['selfie', 'none', null],
  ['liveness', 'none', null],
  [null, 'none', null],
];
const kinds = [...new Set(words.map(([, kind]) => kind))];

beforeAll(async () => {
  database = await testDatabase();
  nadia = await aMember('reviewer');
  const connectionId = await aConnection();
  for (const [at, [document, kind]] of words.entries()) {
    const id = crypto.randomUUID();
    const same = { status: 'pending_review', fetchedAt: new Date(), recordHash: 'none', connectionId };
    await db().applicant.create({ data: { id, externalId: `${kind} ${at}`, document, ...same } });
    await db().case.create({
      data: { id: crypto.randomUUID(), applicantId: id, connectionId, openedBecause: 'status', dueAt: new Date() },
    });
  }
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (documentKinds: string[]): QueueFilter => ({
  tab: 'needs_review',
  providers: [],
  text: '',
  cursor: null,
  parts: { documentKinds },
});

const kindsOf = async (ids: string[]) =>
  (await db().applicant.findMany({ where: { id: { in: ids } } })).map(({ externalId }) => externalId.split(' ')[0]);

describe('Cases whose applicant gave', () => {
  test.each([...kinds.map((kind) => [kind]), ['passport', 'none']])('%s %s', async (...wanted) => {
    const of = filter(wanted.filter((kind) => kind !== undefined));
    const many = words.filter(([, kind]) => wanted.includes(kind)).length;
    const { rows } = await casePage(nadia, of);
    expect(rows).toHaveLength(many);
    expect(await kindsOf(rows.map(({ applicantId }) => applicantId))).toSatisfy((found: string[]) =>
      found.every((kind) => wanted.includes(kind)),
    );
    expect(await applicantsInQueue(nadia, of, 100), 'all that match, for a job').toHaveLength(many);
    expect((await filterCounts(nadia, of)).open, 'counted').toBe(many);
    expect(await cappedCounts(nadia, [of], 100), 'counted for a view').toEqual([many]);
  });
});

test('A kind has the label that its document has elsewhere', () => {
  for (const [word, kind, label] of words) {
    if (label === null) continue;
    expect([word, documentLabel(word ?? '')]).toEqual([word, label]);
    expect(documentLabel(kind)).toBe(kind === 'driver_licence' ? 'Driver licence' : label);
  }
});

test('An address holds each of the kinds, and none that the database does not know', () => {
  expect(readParts((name) => (name === 'documentKinds' ? [...kinds, 'visa'] : []))).toEqual({ documentKinds: kinds });
});
