import { describe, expect, test } from 'vitest';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { ApplicantPage } from '../provider.ts';
import { statusOf } from './grants.ts';
import { b2core } from './index.ts';
import { Grant } from './shapes.ts';

const settings = { baseUrl: 'https://desk.broker.example/', accessToken: 'hush' };
const now = () => new Date('2026-11-21T12:00:00Z');

const vendor = (answer: unknown) =>
  scriptedHttp((request) => (typeof answer === 'function' ? answer(request) : answer));

async function run(name: string, input: unknown, answer: unknown, more: object = {}) {
  const { http, sent } = vendor(answer);
  const given = await b2core.connect({ ...settings, ...more }, { http, now }).operations.run(name, input);
  return { value: given.kind === 'json' ? given.value : null, sent: sent[0] };
}

const grant = (id: number, more: object = {}) => ({
  id,
  clientId: 7,
  currentLevel: { id: 2, name: 'Level 1' },
  createTime: null,
  ...more,
});
const empty = { total: 0, data: [] };

describe('the address of each operation', () => {
  const filter = { verificationLevelIds: [1, 2], email: 'a@example.org' };
  test.each([
    ['listVerifications', { clientId: 7, limit: 5 }, {}, '/api/v2/verifications?limit=5&filter[clientId]=7'],
    ['listVerifications', { clientId: 7, limit: 5 }, { tokenKind: 'client' }, '/api/v2/my/verifications?limit=5'],
    [
      'listVerifications',
      { limit: 10, offset: 0, sortOrder: 'desc', sortBy: 'createTime' },
      { apiPrefix: '' },
      '/v2/verifications?limit=10&offset=0&sort_order=desc&sort_by=createTime',
    ],
    [
      'listClients',
      { filter },
      { apiPrefix: '/gate/api/' },
      '/gate/api/v2/clients?filter[verificationLevelIds]=1,2&filter[email]=a@example.org',
    ],
    ['listDocuments', { clientId: '7' }, {}, '/api/v2/documents?filter[clientId]=7'],
    ['listLevels', {}, {}, '/api/v2/verifications/levels'],
  ])('%s %j %j', async (name, input, more, path) => {
    const { sent } = await run(name, input, empty, more);
    expect(decodeURIComponent(sent?.url ?? '')).toBe(`https://desk.broker.example${path}`);
    expect([sent?.method, sent?.headers?.authorization]).toEqual(['GET', 'Bearer hush']);
  });

  test.each(['listClients', 'getClient', 'listDocuments', 'listLevels'])(
    '%s is not for the token of a client',
    async (name) => {
      const input = name === 'listClients' || name === 'listLevels' ? {} : { clientId: 7 };
      await expect(run(name, input, empty, { tokenKind: 'client' })).rejects.toMatchObject({ code: 'refused' });
    },
  );

  test.each(['/../admin', 'api', '//evil.example', '/a?b=c', '/a/./b'])(
    'a prefix that leads elsewhere is refused: %s',
    (apiPrefix) => {
      expect(() => b2core.connect({ ...settings, apiPrefix }, { http: vendor(null).http, now })).toThrow('apiPrefix');
    },
  );
});

test('the levels of another client are dropped with either token', async () => {
  const answer = { total: 1, data: [grant(1)] };
  for (const tokenKind of ['client', 'backOffice'])
    await expect(run('listVerifications', { clientId: 8 }, answer, { tokenKind })).rejects.toMatchObject({
      reason: 'other_applicant',
    });
});

describe('the status by the last level granted', () => {
  const level = (id: number | null, name?: string) => (id === null ? null : { id, name });
  const made = (from: number | null, to: number, reason: string | null, day = 1) =>
    Grant.parse(
      grant(1, {
        previousLevel: level(from),
        currentLevel: level(to),
        reason: { name: reason },
        createTime: `2026-01-0${day}`,
      }),
    );
  test.each([
    ['nothing was granted', [], 'created'],
    ['the vendor has no list for it', null, 'unknown'],
    ['the first level', [made(null, 1, 'created')], 'created'],
    ['a request was approved', [made(null, 1, 'created'), made(1, 2, 'Application: 838', 2)], 'approved'],
    [
      'a request led back to the first level',
      [made(null, 1, 'created'), made(1, 2, 'Application: 8', 2), made(2, 1, 'Application: 9', 3)],
      'unknown',
    ],
    ['an admin did it for a reason of their own', [made(1, 2, 'By hand')], 'unknown'],
    ['nobody said why', [made(1, 2, null)], 'unknown'],
  ])('%s', (_, grants, status) => expect(statusOf(grants)).toBe(status));
});

describe('paging', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: 1000 - at, email: `p${at}@example.org` }));
  const paged =
    (rows: object[], withTotal = true) =>
    (request: ProviderRequest) => {
      const query = new URL(request.url).searchParams;
      const offset = Number(query.get('offset'));
      return {
        ...(withTotal ? { total: rows.length } : {}),
        data: rows.slice(offset, offset + Number(query.get('limit'))),
      };
    };
  async function everyone(answer: unknown, limit?: number, more: object = {}): Promise<string[]> {
    const { applicants } = b2core.connect({ ...settings, ...more }, { http: vendor(answer).http, now });
    const ids: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 500; pages++) {
      const page: ApplicantPage | undefined = await applicants?.list?.(cursor, limit);
      ids.push(...(page?.items.map(({ externalId }) => externalId) ?? []));
      cursor = page?.next ?? null;
      if (cursor === null) return ids;
    }
    throw new Error('the list does not end');
  }

  test.each([
    [213, undefined, true],
    [213, undefined, false],
    [50, undefined, false],
    [13, 1, true],
    [0, undefined, true],
  ])('every client of %s is listed once, %s at a time, with a total: %s', async (count, limit, withTotal) => {
    const rows = people(count);
    expect(await everyone(paged(rows, withTotal), limit)).toEqual(rows.map(({ id }) => String(id)));
  });

  test('a vendor that ignores the offset: the list ends', async () => {
    expect(await everyone({ total: 500, data: people(50) })).toHaveLength(50);
  });

  test('the token of a client lists that client', async () => {
    expect(await everyone({ total: 2, data: [grant(2), grant(1)] }, undefined, { tokenKind: 'client' })).toEqual(['7']);
  });

  test('a cursor that is not ours is refused and nothing is sent', async () => {
    const { http, sent } = vendor(empty);
    await expect(b2core.connect(settings, { http, now }).applicants?.list?.('bm9wZQ')).rejects.toMatchObject({
      code: 'refused',
    });
    expect(sent).toEqual([]);
  });
});
