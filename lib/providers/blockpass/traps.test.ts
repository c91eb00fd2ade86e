import { expect, test } from 'vitest';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { hitsOf } from './hits.ts';
import { blockpass } from './index.ts';

/** Each row of docs/providers.md, "Blockpass: where it is odd", by name, and that a read can erase. */
const settings = { clientId: 'desk', apiKey: 'views' };
const recordId = '64f1c0de8a1b2c3d4e5f6001';

async function read(data: object, externalId = recordId) {
  const sent: ProviderRequest[] = [];
  const where = externalId === recordId ? 'recordId' : 'refId';
  const calls = [
    { method: 'GET', path: `/kyc/1.0/connect/desk/${where}/${externalId}`, answer: { status: 'success', data } },
  ];
  const connected = blockpass.connect(settings, {
    http: fixtureHttp({ calls }, undefined, (call) => sent.push(call)),
    now: () => new Date(),
  });
  const applicant = (await connected.applicants?.read(externalId)) as Applicant;
  return { applicant, sent, connected };
}

const said = (slug: string, value: unknown, type = 'string') => ({ recordId, identities: { [slug]: { type, value } } });
const problem = ({ checks }: Applicant, name: string) => checks.find((each) => each.name === name)?.outcome;

test('"get status" and "get all data" show identical URLs: one call, and what is there decides', async () => {
  const short = await read({ status: 'approved', recordId });
  const full = await read({
    status: 'approved',
    recordId,
    identities: { family_name: { type: 'string', value: 'Brandt' } },
  });
  expect(short.sent.map(({ url }) => url)).toEqual(full.sent.map(({ url }) => url));
  expect([short.applicant.person.familyName, full.applicant.person.familyName]).toEqual([null, 'Brandt']);
});

test('recordId is absent in the full sample: the id it was asked for is kept', async () => {
  const { applicant } = await read({ status: 'approved', identities: {} }, 'cust-88');
  expect([applicant.externalId, applicant.otherIds]).toEqual(['cust-88', {}]);
});

test.each([
  [
    JSON.stringify({ address: 'Ackerstraße 4', extraInfo: '2. Hof', city: 'Berlin', country: 'DEU' }),
    'Ackerstraße 4, 2. Hof',
    'DEU',
  ],
  ['Ackerstraße 4, Berlin', 'Ackerstraße 4, Berlin', null],
  ['{"address": "cut o', '{"address": "cut o', null],
])('address is JSON inside a string, shown raw when it is not: %s', async (value, line, country) => {
  const { applicant } = await read(said('address', value));
  expect(applicant.person.address).toMatchObject({ line, country });
});

test.each([
  [JSON.stringify({ countryCode2: 'de', phoneNumber: '+4930901820', number: '30901820' }), '+4930901820', undefined],
  [JSON.stringify({ countryCode2: 'de', number: '30901820' }), '+4930901820', undefined],
  ['not a phone', null, 'attention'],
])('phone is JSON inside a string, and flagged when it is no number: %s', async (value, phone, outcome) => {
  const { applicant } = await read(said('phone', value));
  expect([applicant.person.phone, problem(applicant, 'phone')]).toEqual([phone, outcome]);
});

test.each([
  ['12/31/2016', '2016-12-31', undefined],
  ['01/02/2016', '2016-01-02', undefined],
  ['31/12/2016', null, 'attention'],
  ['02/30/2016', null, 'attention'],
  ['2016', null, 'attention'],
])('dob is MM/DD/YYYY, strictly: %s', async (value, birthDate, outcome) => {
  const { applicant } = await read(said('dob', value));
  expect([applicant.person.birthDate, problem(applicant, 'birth_date')]).toEqual([birthDate, outcome]);
});

test.each([
  ['nationality', 'Atlantis', 'attention'],
  ['nationality', 'DEU', undefined],
  ['passport_issuing_country', 'Atlantis', 'attention'],
  ['passport_issuing_country', 'DEU', undefined],
])('a country we do not know is flagged, not left out: %s %s', async (slug, value, outcome) => {
  expect(problem((await read(said(slug, value))).applicant, slug)).toBe(outcome);
});

test.each([
  ['1968-02-03', '1968-02-03'],
  ['1968', '1968'],
  ['circa 1968', 'circa 1968'],
])('the birth date %s of a hit is shown, also when it is no day', (dob, shown) => {
  expect(hitsOf('aml', { hits: [{ id: '1', dob }] }, {}, null)[0]?.birthDate).toBe(shown);
});

test.each([
  ['/9j/4AAQ', 'image/jpeg'],
  ['iVBORw0KGgo=', 'image/png'],
  ['UklGRiQAAABXRUJQ', 'image/webp'],
  ['JVBERi0xLjcK', 'application/pdf'],
  ['data:image/png;base64,iVBORw0KGgo=', 'image/png'],
  ['data:image/gif;base64,iVBORw0KGgo=', 'image/png'],
  ['AAECAwQFBgcICQ==', 'application/octet-stream'],
])('base64 without a media type: %s is told by its bytes, in the record and in the file', async (value, mediaType) => {
  const { applicant, connected } = await read(said('selfie', value, 'base64'));
  expect(JSON.stringify(applicant)).not.toContain(value.replace(/^.*,/, ''));
  expect(applicant.portrait).toEqual({ id: 'selfie', part: 'selfie', mediaType });
  expect(await connected.images?.read(recordId, 'selfie')).toMatchObject({ mediaType });
});

test('samples are cut with <...> and stray commas: such a certificate passes nothing and is shown', async () => {
  const cut = '{"@context":[,<...>';
  const { applicant } = await read({ recordId, certs: { 'onfido-service-cert': cut } });
  expect(applicant.checks).toEqual([expect.objectContaining({ outcome: 'unknown', details: cut })]);
});

test('a read can erase: an answer with a day of archiving says so, an archived one does not', async () => {
  const willArchiveAtDate = '2026-11-21T12:00:10Z';
  const erased = async (data: object) => {
    const { applicant, connected } = await read({ recordId, ...data });
    return connected.isErasedByReading?.(applicant);
  };
  expect(await erased({ isArchived: false, willArchiveAtDate })).toBe(true);
  expect(await erased({ isArchived: false })).toBe(false);
  expect(await erased({ isArchived: true, willArchiveAtDate })).toBe(false);
});

test('the key is sent alone, without "Bearer"', async () => {
  const { sent } = await read({ recordId });
  expect(sent[0]?.headers?.authorization).toBe('views');
});

test.each([
  ['incomplete', 'in_progress'],
  ['waiting', 'pending_review'],
  ['inReview', 'in_review'],
  ['INREVIEW', 'in_review'],
  ['approved', 'approved'],
  // An operator rejected attributes, and the person has to send them again.
  ['rejected', 'needs_info'],
  ['review_requested', 'needs_info'],
  ['blocked', 'blocked'],
  ['sleeping', 'unknown'],
])('status %s, in whatever case, is %s', async (status, expected) => {
  expect((await read({ recordId, status })).applicant).toMatchObject({ status: expected, providerStatus: status });
});
