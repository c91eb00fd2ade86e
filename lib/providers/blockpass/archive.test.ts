import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { blockpass } from './index.ts';

const recordId = '64f1c0de8a1b2c3d4e5f6001';
const willArchiveAtDate = '2026-11-21T12:00:10.000Z';

let url: string;
let status = 200;
let candidate: object = {};
let arrived: { path: string | undefined; headers: IncomingHttpHeaders }[] = [];

const server = createServer((request, response) => {
  arrived.push({ path: request.url, headers: request.headers });
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'success', data: candidate }));
});

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived = [];
  status = 200;
  candidate = { status: 'approved', recordId, willArchiveAtDate };
});

async function run(name: string, input: unknown, more: object = { archiveKey: 'archives' }) {
  const http = loopbackHttp();
  const settings = { baseUrl: url, clientId: 'desk', apiKey: 'views', ...more };
  const answer = await blockpass.connect(settings, { http, now: () => new Date() }).operations.run(name, input);
  return answer.kind === 'json' ? answer.value : null;
}

test.each([
  [{ recordId }, `/recordId/${recordId}`],
  [{ refId: 'cust/88@desk' }, '/refId/cust%2F88%40desk'],
])('archiving reads with the key that archives, and says when: %j', async (input, path) => {
  expect(await run('archiveCandidate', input)).toMatchObject({ willArchiveAtDate });
  expect(arrived.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    [`/kyc/1.0/connect/desk${path}`, 'archives'],
  ]);
});

test('without the archive key it is refused, and the viewing key is not used instead', async () => {
  await expect(run('archiveCandidate', { recordId }, {})).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('archive key'),
  });
  expect(arrived).toEqual([]);
});

test.each([{}, { recordId, refId: 'both' }, { recordId: '' }, { refId: '..' }])(
  'an input with no id or with two is refused: %j',
  async (input) => {
    await expect(run('archiveCandidate', input)).rejects.toMatchObject({ code: 'refused' });
    expect(arrived).toEqual([]);
  },
);

test('it is sent once, although it is a GET', async () => {
  status = 503;
  await expect(run('archiveCandidate', { recordId })).rejects.toMatchObject({ code: 'unavailable', retryable: false });
  expect(arrived).toHaveLength(1);
});

test('every other operation uses the viewing key', async () => {
  await run('candidateByRecordId', { recordId });
  candidate = { records: [], total: 0 };
  await run('listCandidates', {});
  expect(arrived.map(({ headers }) => headers.authorization)).toEqual(['views', 'views']);
});

test.each(['archiveCandidate', 'candidateByRecordId'])(
  '%s: the record of another applicant is dropped',
  async (name) => {
    candidate = { status: 'approved', recordId: '64f1c0de8a1b2c3d4e5f6999' };
    await expect(run(name, { recordId })).rejects.toMatchObject({
      code: 'invalid_response',
      reason: 'other_applicant',
    });
  },
);
