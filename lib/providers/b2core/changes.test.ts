import { describe, expect, test } from 'vitest';
import { answerFailure } from '../http/failure.ts';
import type { ProviderHttp } from '../http/http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { b2core } from './index.ts';

type Answer = unknown[] | number | ((query: URLSearchParams) => unknown);

const clients = [
  { id: 1, updateTime: '2026-03-01T00:00:00Z' },
  { id: 2, updateTime: '2026-03-01T00:00:00Z' },
  { id: 3, updateTime: '2026-03-01T00:00:00Z' },
];
const grant = (clientId: number, createTime: string) => ({
  id: 100 + clientId,
  clientId,
  currentLevel: { id: 2 },
  createTime,
});

/** An installation with one page of clients; `verifications` and `documents` are its other lists. */
function desk(verifications: Answer, documents: Answer = []) {
  const asked: URL[] = [];
  const http: ProviderHttp = {
    async send(request: ProviderRequest) {
      const url = new URL(request.url);
      asked.push(url);
      const answer = { clients, verifications, documents }[url.pathname.split('/').at(-1) ?? ''] ?? [];
      const failure = typeof answer === 'number' ? answerFailure(request, answer, {}) : null;
      if (failure !== null) throw failure;
      const value = typeof answer === 'function' ? answer(url.searchParams) : answer;
      return {
        status: 200,
        headers: {},
        mediaType: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(value)),
      };
    },
  };
  const connected = b2core.connect(
    { baseUrl: 'https://desk.broker.example', accessToken: 'hush' },
    { http, now: () => new Date() },
  );
  const times = async () =>
    (await connected.applicants?.list?.(null))?.items.map(({ updatedAt }) => updatedAt?.slice(0, 10) ?? null);
  return { asked, times, connected };
}

const levels = [grant(1, '2026-05-01T00:00:00Z'), grant(1, '2026-04-01T00:00:00Z'), grant(2, '2026-01-01T00:00:00Z')];

describe('when a client last changed', () => {
  test('the latest of record, levels and documents; null where the levels are missing', async () => {
    const papers = [{ id: 7, clientId: 2, createTime: '2026-06-01T00:00:00Z' }];
    expect(await desk(levels, papers).times()).toEqual(['2026-05-01', '2026-06-01', null]);
    expect(await desk(levels).times()).toEqual(['2026-05-01', '2026-03-01', null]);
  });

  test('a whole page of clients takes two calls', async () => {
    const { asked, times } = desk(levels);
    await times();
    expect(
      asked.map(({ pathname, searchParams }) => [pathname.slice(8), searchParams.get('filter[clientId]')]),
    ).toEqual([
      ['clients', null],
      ['verifications', '1,2,3'],
      ['documents', '1,2,3'],
    ]);
  });

  test.each<[string, Answer]>([
    ['has no such list', 404],
    ['does not take the filter', 400],
    ['answers in a form we do not know', () => ({ data: 'many' })],
    ['ignores the filter', (query) => Array.from({ length: Number(query.get('limit')) }, () => grant(9, '2026-01-01'))],
  ])('a vendor that %s: every client has to be read', async (_, verifications) => {
    expect(await desk(verifications).times()).toEqual([null, null, null]);
  });

  test.each([401, 403, 503])('a %i fails the page, and no client counts as unchanged', async (status) => {
    await expect(desk(status).times()).rejects.toMatchObject({ name: 'ProviderError', status });
  });

  test('control: by its own record alone, a client with a new level would be skipped', async () => {
    const [first] = (await desk(levels).times()) ?? [];
    expect(first).not.toBe(clients[0]?.updateTime.slice(0, 10));
  });
});
