import { expect, test } from 'vitest';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { ApplicantPage } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { blockpassApplicant } from './applicant.ts';
import { certChecks } from './certs.ts';
import { blockpass } from './index.ts';

const settings = { clientId: 'demo service', apiKey: 'hush' };
const now = () => new Date('2026-11-21T12:00:00Z');

type Stored = { recordId?: string; refId?: string; weight: number };

const recordId = (at: number) => at.toString(16).padStart(24, '0');

/** A vendor with a size limit on its answers; over it, the head of the answer is passed on as http.ts does. */
function vendor(records: Stored[], limit: number) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const query = new URL(request.url).searchParams;
      const [skip, size] = [Number(query.get('skip')), Number(query.get('limit'))];
      const page = records.slice(skip, skip + size);
      const text = JSON.stringify({
        status: 'success',
        data: { records: page, total: records.length, skip, limit: size },
      });
      const bytes = new TextEncoder().encode(text);
      if (page.reduce((sum, { weight }) => sum + weight, 0) <= limit)
        return { status: 200, headers: {}, mediaType: 'application/json', bytes };
      request.onTooLarge?.(bytes);
      throw new ProviderError('invalid_response', 'too large', { reason: 'too_large' });
    },
  };
  return { http, sent };
}

async function pages(http: ProviderHttp, limit?: number): Promise<ApplicantPage[]> {
  const { applicants } = blockpass.connect(settings, { http, now });
  const read: ApplicantPage[] = [];
  for (let cursor: string | null = null; read.length < 1_000; ) {
    const page: ApplicantPage | undefined = await applicants?.list?.(cursor, limit);
    if (page === undefined) break;
    read.push(page);
    cursor = page.next;
    if (cursor === null) return read;
  }
  throw new Error('the list does not end');
}

test('every record is listed once, with everything in the list', async () => {
  const records = Array.from({ length: 230 }, (_, at) => ({ recordId: recordId(at), weight: 0 }));
  const { http, sent } = vendor(records, 1);
  const items = (await pages(http)).flatMap((page) => page.items);
  expect(items.map(({ externalId }) => externalId)).toEqual(records.map((each) => each.recordId));
  expect(items.every(({ applicant }) => applicant !== null)).toBe(true);
  expect(sent.map(({ url }) => url.split('?')[1])).toEqual([
    'skip=0&limit=100',
    'skip=100&limit=100',
    'skip=200&limit=100',
  ]);
  expect(sent[0]?.url).toContain('https://kyc.blockpass.org/kyc/1.0/connect/demo%20service/applicants');
  expect(sent[0]?.headers?.authorization).toBe('hush');
});

test('a page over the limit is halved down to one record; a single record over it is kept as too large', async () => {
  const records = Array.from({ length: 120 }, (_, at) => ({ recordId: recordId(at), weight: at === 40 ? 99 : 1 }));
  const { http, sent } = vendor(records, 10);
  const items = (await pages(http)).flatMap((page) => page.items);
  expect(items.map(({ externalId }) => externalId)).toEqual(records.map((each) => each.recordId));
  expect(items.filter(({ problem }) => problem !== undefined)).toEqual([
    { externalId: recordId(40), updatedAt: null, applicant: null, problem: 'too_large' },
  ]);
  expect(sent.length, 'the size that fitted is remembered').toBeLessThan(80);
});

test('a record without a readable id is counted', async () => {
  const records: Stored[] = [
    { recordId: recordId(1), weight: 1 },
    { weight: 99 },
    { refId: 'cust-3', weight: 1 },
    { weight: 1 },
  ];
  const read = await pages(vendor(records, 10).http);
  expect(read.flatMap((page) => page.items).map(({ externalId }) => externalId)).toEqual([recordId(1), 'cust-3']);
  expect(read.reduce((sum, { unnamed }) => sum + unnamed, 0)).toBe(2);
});

test.each([
  ['abcdef0123456789abcdef01', '/recordId/abcdef0123456789abcdef01'],
  ['cust/88@desk', '/refId/cust%2F88%40desk'],
])('an id is asked for where it belongs: %s', async (id, path) => {
  const { http, sent } = vendor([], 1);
  await blockpass
    .connect(settings, { http, now })
    .applicants?.read(id)
    .catch(() => undefined);
  expect(sent[0]?.url.endsWith(path)).toBe(true);
});

test('the status of a list is a step of its path', async () => {
  const { http, sent } = vendor([], 1);
  const answer = await blockpass
    .connect(settings, { http, now })
    .operations.run('listCandidates', { status: 'inreview', skip: 5, limit: 10 });
  expect(sent[0]?.url.endsWith('/applicants/inreview?skip=5&limit=10')).toBe(true);
  expect(answer).toEqual({ kind: 'json', value: { items: [], total: 0, offset: 5, limit: 10 } });
});

test('the portal link uses the recordId, whichever id we know', () => {
  const link = (externalId: string, otherIds: Record<string, string>) =>
    blockpass.portalLink?.(settings, { externalId, otherIds });
  const expected = `https://kyc.blockpass.org/kyc/dashboard/#/demo%20service/kyc_detail/${recordId(7)}`;
  expect([link(recordId(7), {}), link('cust-7', { recordId: recordId(7) }), link('cust-7', {})]).toEqual([
    expected,
    expected,
    null,
  ]);
});

test.each([
  ['complyadvantage-service-cert', 'no_match', null, 'pass'],
  ['complyadvantage-service-cert', 'false_positive', null, 'pass'],
  ['complyadvantage-service-cert', 'potential_match', null, 'attention'],
  ['complyadvantage-service-cert', 'true_positive', null, 'fail'],
  ['complyadvantage-service-cert', 'true_positive_apprrove', null, 'attention'],
  ['complyadvantage-service-cert', 'true_positive_reject', null, 'fail'],
  ['complyadvantage-service-cert', 'unknown', null, 'unknown'],
  ['onfido-service-cert', 'clear', 'clear', 'pass'],
  ['onfido-service-cert', 'clear', null, 'pass'],
  ['onfido-service-cert', 'clear', 'rejected', 'fail'],
  ['onfido-service-cert', 'consider', 'suspected', 'fail'],
  ['onfido-service-cert', 'consider', 'caution', 'attention'],
  ['onfido-service-cert', 'clear', 'brand_new', 'unknown'],
  ['onfido-service-cert', null, null, 'not_done'],
  ['somebody-else-cert', 'clear', null, 'unknown'],
])('%s: %s and %s is %s', (slug, result, sub_result, outcome) => {
  const cert = { Claim: { _customFields: { result, sub_result } } };
  expect(certChecks({ [slug]: JSON.stringify(cert) })[0]?.outcome).toBe(outcome);
  expect(certChecks({ [slug]: cert })[0]?.outcome).toBe(outcome);
});

test('images of one record that are read at the same time share one call; the next read calls again', async () => {
  let calls = 0;
  const http: ProviderHttp = {
    async send() {
      calls++;
      const picture = { type: 'base64', value: '/9j/4AAQ' };
      const text = JSON.stringify({
        status: 'success',
        data: { recordId: recordId(1), identities: { selfie: picture, passport: picture } },
      });
      return { status: 200, headers: {}, mediaType: 'application/json', bytes: new TextEncoder().encode(text) };
    },
  };
  const { images } = blockpass.connect(settings, { http, now });
  const files = await Promise.all(['selfie', 'passport'].map((slug) => images?.read(recordId(1), slug)));
  expect(files.map((file) => file?.mediaType)).toEqual(['image/jpeg', 'image/jpeg']);
  expect(calls).toBe(1);
  await expect(images?.read(recordId(1), 'national_id')).rejects.toMatchObject({ code: 'not_found' });
  expect(calls).toBe(2);
});

test('a wallet is not screened until a certificate for wallets says what came of it', () => {
  const wallet = { crypto_address_eth: { type: 'string', value: '0xabc' } };
  const cert = { 'crypto-wallet-service-cert': { Claim: { result: 'a new word' } } };
  const read = (candidate: object) => blockpassApplicant('r-1', { identities: wallet, ...candidate } as never).crypto;
  expect(read({})).toMatchObject([{ outcome: 'not_done', score: null, band: null, details: null }]);
  expect(read({ certs: cert })).toMatchObject([{ outcome: 'unknown' }]);
});
