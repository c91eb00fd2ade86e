import { describe, expect, test } from 'vitest';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { ApplicantPage } from '../provider.ts';
import { ondato } from './index.ts';

const settings = { clientId: 'desk', clientSecret: 'hush', applicationId: 'app-1' };
const now = () => new Date('2026-11-21T12:00:00Z');

type Row = { id?: string; identityVerificationId?: string; createdUtc: string };
type Manners = { most?: number; ignoresOffset?: boolean; total?: 'header' | 'body' | 'none'; wrapped?: boolean };

function vendor(rows: Row[], { most = 100, ignoresOffset = false, total = 'header', wrapped = false }: Manners = {}) {
  const sent: ProviderRequest[] = [];
  const http: ProviderHttp = {
    async send(request) {
      sent.push(request);
      const query = new URL(request.url).searchParams;
      const { createdUtc } = JSON.parse(String(request.body)) as { createdUtc?: { from?: string; to?: string } };
      const { from, to } = createdUtc ?? {};
      const within = rows.filter(
        (row) => (from === undefined || row.createdUtc >= from) && (to === undefined || row.createdUtc <= to),
      );
      const offset = ignoresOffset ? 0 : Number(query.get('offset') ?? 0);
      const limit = ignoresOffset ? most : Math.min(most, Number(query.get('limit') ?? most));
      const items = within.slice(offset, offset + limit);
      const value =
        wrapped || total === 'body' ? { items, ...(total === 'body' ? { totalCount: within.length } : {}) } : items;
      const headers: Record<string, string> = total === 'header' ? { 'total-count': String(within.length) } : {};
      return {
        status: 200,
        headers,
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(value)),
      };
    },
  };
  return { http, sent };
}

const people = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `k-${at}`,
    identityVerificationId: `v-${at}`,
    createdUtc: new Date(Date.UTC(2026, 10, 20) - at * 60_000).toISOString(),
  }));

async function everyone(
  { http }: { http: ProviderHttp },
  between: (page: number) => void = () => undefined,
): Promise<string[]> {
  const { applicants } = ondato.connect(settings, { http, now });
  const ids = new Set<string>();
  let cursor: string | null = null;
  for (let at = 1; at < 200; at++) {
    const page: ApplicantPage | undefined = await applicants?.list?.(cursor);
    for (const { externalId } of page?.items ?? []) ids.add(externalId);
    cursor = page?.next ?? null;
    if (cursor === null) return [...ids];
    between(at);
  }
  throw new Error('the list does not end');
}

describe('every applicant is listed by the id of the session', () => {
  test.each<[string, number, Manners]>([
    ['with the total in a header', 213, {}],
    ['with the total in the body', 213, { total: 'body' }],
    ['without a total', 213, { total: 'none', wrapped: true }],
    ['at a vendor that gives at most 20', 99, { most: 20 }],
    ['at a vendor that knows no paging', 180, { ignoresOffset: true, most: 50 }],
    ['at a vendor that knows neither paging nor a total', 180, { ignoresOffset: true, most: 50, total: 'none' }],
    ['at a vendor that gives everyone at once', 180, { ignoresOffset: true, most: 1000 }],
    ['of exactly a page', 50, { total: 'none' }],
    ['of nobody', 0, {}],
  ])('%s', async (_, count, manners) => {
    expect(await everyone(vendor(people(count), manners))).toEqual(
      people(count).map((row) => row.identityVerificationId),
    );
  });

  test('an applicant created or deleted between two pages: no other is missed', async () => {
    const rows = people(200);
    const gone = rows.slice(3, 15).map((row) => row.identityVerificationId);
    const seen = await everyone(vendor(rows), (page) => {
      if (page === 1)
        rows.unshift({ id: 'k-new', identityVerificationId: 'v-new', createdUtc: '2026-11-21T00:00:00Z' });
      if (page === 2) rows.splice(4, 12);
    });
    const expected = people(200).map((row) => row.identityVerificationId ?? '');
    expect(expected.filter((id) => !gone.includes(id) && !seen.includes(id))).toEqual([]);
  });
});

test('an identification without a session is listed by its own id, and one without any is counted', async () => {
  const rows = [{ id: 'k-1', createdUtc: '2026-11-20T00:00:00Z' }, { createdUtc: '2026-11-19T00:00:00Z' }];
  const page = await ondato.connect(settings, { http: vendor(rows).http, now }).applicants?.list?.(null);
  expect(page).toEqual({
    items: [{ externalId: 'k-1', updatedAt: null, applicant: null }],
    next: null,
    unnamed: 1,
    total: 2,
  });
});

test('a cursor that is not ours is refused and nothing is sent', async () => {
  const { http, sent } = vendor(people(3));
  await expect(ondato.connect(settings, { http, now }).applicants?.list?.('bm9wZQ')).rejects.toMatchObject({
    code: 'refused',
  });
  expect(sent).toEqual([]);
});

test('the operation sends what is asked and prints as all lists do', async () => {
  const { http, sent } = vendor(people(3));
  const { operations } = ondato.connect(settings, { http, now });
  const input = { from: '2026-11-01', to: '2026-11-20T02:00:00+02:00' };
  expect(await operations.run('listIdentifications', input)).toEqual({
    kind: 'json',
    value: { items: people(3), total: 3, offset: 0, limit: null },
  });
  expect(sent[0]).toMatchObject({
    method: 'POST',
    safe: true,
    url: 'https://kycid.ondato.com/v1/identifications/filter',
    headers: { 'return-total-count': 'true' },
  });
  expect(JSON.parse(String(sent[0]?.body))).toEqual({
    applicationId: 'app-1',
    createdUtc: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-20T00:00:00.000Z' },
  });
  await expect(async () => operations.run('listIdentifications', { from: 'lately' })).rejects.toMatchObject({
    code: 'refused',
  });
});
