import { describe, expect, test } from 'vitest';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderAnswer, ProviderRequest } from '../http/request.ts';
import type { ApplicantPage } from '../provider.ts';
import { sessionChecks, testChecks } from './checks.ts';
import { vult } from './index.ts';
import { IdvSession } from './shapes.ts';

const settings = {
  baseUrl: 'https://kyc.vendor.example/api/',
  tokenUrl: 'https://login.vendor.example/token',
  oauthClientId: 'desk',
  oauthClientSecret: 'hush',
};
const now = () => new Date('2026-11-21T12:00:00Z');

const answer = (bytes: Uint8Array | string, mediaType: string | null = 'application/json'): ProviderAnswer => ({
  status: 200,
  headers: {},
  mediaType,
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
});

function vendor(
  sessions: { session_id: string }[],
  most = 50,
  counts: (n: number) => unknown = (total) => ({ total }),
) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const { skip = 0, take = 50 } = JSON.parse(String(request.body ?? '{}')) as { skip?: number; take?: number };
      return answer(
        JSON.stringify({
          sessions: sessions.slice(skip, skip + Math.min(take, most)),
          meta_counts: counts(sessions.length),
        }),
      );
    },
  };
  return { http, sent };
}

async function everyone(
  http: ProviderHttp,
  limit?: number,
  between: (page: number) => void = () => undefined,
): Promise<string[]> {
  const { applicants } = vult.connect(settings, { http, now });
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 1; page < 500; page++) {
    const read: ApplicantPage | undefined = await applicants?.list?.(cursor, limit);
    ids.push(...(read?.items.map(({ externalId }) => externalId) ?? []));
    cursor = read?.next ?? null;
    if (cursor === null) return ids;
    between(page);
  }
  throw new Error('the list does not end');
}

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ session_id: `s-${at}`, created_at: '2026-11-01T00:00:00Z' }));
const idsOf = (sessions: { session_id: string }[]) => sessions.map(({ session_id }) => session_id);

describe('paging', () => {
  test.each([
    ['with a total', 213, 50, undefined, (total: number) => ({ total })],
    ['with a count under another name', 213, 50, undefined, (total_count: number) => ({ total_count })],
    ['without any count', 213, 50, undefined, () => null],
    ['at a vendor that gives at most 7 a page', 60, 7, undefined, (total: number) => ({ total })],
    ['one by one', 13, 50, 1, (total: number) => ({ total })],
    ['of exactly a full page', 50, 50, undefined, () => null],
    ['of nobody', 0, 50, undefined, () => null],
  ])('everyone is listed once %s', async (_, count, most, limit, counts) => {
    const sessions = people(count);
    expect(await everyone(vendor(sessions, most, counts).http, limit)).toEqual(idsOf(sessions));
  });

  test('a session created or deleted between two pages: no other is missed', async () => {
    const sessions = people(200);
    const before = idsOf(sessions);
    const gone = new Set<string>();
    const listed = await everyone(vendor(sessions).http, undefined, (page) => {
      if (page === 1) sessions.unshift({ session_id: 's-new', created_at: '2026-11-02T00:00:00Z' });
      if (page === 2) for (const removed of sessions.splice(3, 12)) gone.add(removed.session_id);
    });
    expect(before.filter((id) => !gone.has(id) && !listed.includes(id))).toEqual([]);
  });

  test('a vendor that ignores skip does not hold us for ever', async () => {
    const http: ProviderHttp = { send: async () => answer(JSON.stringify({ sessions: people(50) })) };
    expect(await everyone(http)).toEqual(idsOf(people(50)));
  });

  test('a cursor that is not ours is refused and nothing is sent', async () => {
    const { http, sent } = vendor(people(3));
    await expect(vult.connect(settings, { http, now }).applicants?.list?.('bm9wZQ')).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent).toEqual([]);
  });
});

describe('the operation map', () => {
  test('method and path can be overridden, the path filled from the input, the rest sent as query', async () => {
    const { http, sent } = vendor([]);
    const operations = {
      'idv.sessionRead': { method: 'GET', path: '/v3/sessions/{session_id}' },
      'idv.sessionList': { method: 'GET', path: '/v3/sessions' },
    };
    const connected = vult.connect({ ...settings, operations }, { http, now });
    await connected.operations.run('idv.sessionRead', { session_id: 'a/b@c' }).catch(() => undefined);
    await connected.operations.run('idv.sessionList', { take: 5, status: 'complete' });
    expect(sent.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', 'https://kyc.vendor.example/api/v3/sessions/a%2Fb%40c', undefined],
      ['GET', 'https://kyc.vendor.example/api/v3/sessions?take=5&status=complete', undefined],
    ]);
  });

  test.each([
    '//evil.example/x',
    'https://evil.example',
    '/../admin',
    '/a/../../b',
    '/%2e%2e/b',
    '/.%2E',
    '/a?b=c',
    '',
  ])('a path that leads elsewhere is refused: %s', (path) => {
    const operations = { 'idv.sessionRead': { path } };
    expect(() => vult.connect({ ...settings, operations }, { http: vendor([]).http, now })).toThrow('operations');
  });

  test.each(['.', '..', ''])('an id that would change the path is refused: "%s"', async (session_id) => {
    const { http, sent } = vendor([]);
    const operations = { 'idv.sessionRead': { path: '/v3/sessions/{session_id}' } };
    await expect(
      vult.connect({ ...settings, operations }, { http, now }).applicants?.read(session_id),
    ).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent).toEqual([]);
  });
});

describe('checks', () => {
  test.each([
    ['dmv_sex_match', true, 'registry', 'pass'],
    ['dmv_sex_match', 'false', 'registry', 'fail'],
    ['dmv_sex_match', null, 'registry', 'not_done'],
    ['dmv_sex_match', 'perhaps', 'registry', 'unknown'],
    ['name_crosscheck', false, 'cross_check', 'fail'],
    ['doc_front_image_manipulation', 'pass', 'image_forensics', 'pass'],
    ['doc_front_image_manipulation', true, 'image_forensics', 'unknown'],
    ['doc_front_image_manipulation', '0.93', 'image_forensics', 'unknown'],
    ['doc_back_is_identity_document', 'failed', 'document', 'fail'],
    ['doc_back_online_duplication', undefined, 'image_forensics', 'not_done'],
    ['a_test_of_tomorrow', 'pass', 'document', 'pass'],
    ['a_test_of_tomorrow', { deep: 1 }, 'document', 'unknown'],
  ])('%s: %j is %s %s', (name, value, kind, outcome) => {
    expect(testChecks({ [name]: value }).find((each) => each.name === name)).toMatchObject({ kind, outcome });
  });

  test('a score in words is kept beside the word', () => {
    const found = testChecks({ doc_front_online_duplication: '0.93' }).find(
      ({ name }) => name === 'doc_front_online_duplication',
    );
    expect(found).toMatchObject({ score: 0.93, providerOutcome: '0.93' });
  });

  test.each([
    [{ ofac_status_e: 'unknown' }, 'ofac_status_e', 'unknown'],
    [{ ofac_status_e: 'match' }, 'ofac_status_e', 'fail'],
    [{ ofac_status_e: null }, 'ofac_status_e', 'not_done'],
    [{ dmv_status_e: 'match' }, 'dmv_status_e', 'pass'],
    [{ dmv_status_e: 'unknown' }, 'dmv_status_e', 'unknown'],
    [{ liveness_detected: false }, 'liveness_detected', 'not_done'],
    [{ liveness_detected: false, liveness_detected_at: '2026-11-01T00:00:00Z' }, 'liveness_detected', 'fail'],
    [{ liveness_detected: 'maybe' }, 'liveness_detected', 'unknown'],
    [{ status_e: 'in_progress', liveness_detected: false }, 'liveness_detected', 'not_done'],
    [{ status_e: 'temporarily_blocked', liveness_detected: false }, 'liveness_detected', 'not_done'],
    [{ status_e: 'complete', liveness_detected: false }, 'liveness_detected', 'fail'],
    [{ status_e: 'Complete', liveness_detected: 'false' }, 'liveness_detected', 'fail'],
    [{ status_e: 'temporarily_complete', liveness_detected: false }, 'liveness_detected', 'fail'],
    [{ status_e: 'expired', liveness_detected: false }, 'liveness_detected', 'fail'],
    [
      { status_e: 'S3-T', verified: false, completed_at: '2026-11-01T00:00:00Z', liveness_detected: false },
      'liveness_detected',
      'fail',
    ],
    [{ status_e: 'S3-T', verified: false, liveness_detected: false }, 'liveness_detected', 'not_done'],
    [
      { status_e: 'S3-T', completed_at: '2026-11-01T00:00:00Z', liveness_detected: false },
      'liveness_detected',
      'not_done',
    ],
    [{ status_e: 'complete', liveness_detected: null }, 'liveness_detected', 'not_done'],
    [{ status_e: 'complete', consented: false }, 'consented', 'fail'],
  ])('%j: %s is %s', (said, name, outcome) => {
    const session = IdvSession.parse({ session_id: 's', ...said });
    expect(sessionChecks(session).find((each) => each.name === name)?.outcome).toBe(outcome);
  });
});
