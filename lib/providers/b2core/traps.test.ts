import { describe, expect, test } from 'vitest';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import type { ProviderRequest } from '../http/request.ts';
import { documentsOf } from './documents.ts';
import { levelHistory } from './grants.ts';
import { b2core } from './index.ts';
import { personOf } from './person.ts';
import { Client, ClientDocument, Grant } from './shapes.ts';
import { typesOf } from './wizard.ts';

/** Each row of docs/providers.md, "B2Core: where it is odd", and what the adapter makes of it. */
const settings = { baseUrl: 'https://desk.broker.example/', accessToken: 'hush' };
const now = () => new Date('2026-11-21T12:00:00Z');
const host = 'https://desk.broker.example';

async function run(name: string, input: unknown, answer: unknown, more: object = {}) {
  const { http, sent, bodies } = scriptedHttp(() => answer);
  const given = await b2core.connect({ ...settings, ...more }, { http, now }).operations.run(name, input);
  return { value: given.kind === 'json' ? given.value : null, sent: sent[0] as ProviderRequest, body: bodies()[0] };
}

const grant = (id: number, more: object = {}) => ({
  id,
  clientId: 7,
  currentLevel: { id: 2, name: 'Level 1' },
  createTime: null,
  ...more,
});
const empty = { total: 0, data: [] };
const step = {
  code: 200,
  data: null,
  done: true,
  uuid: 'u-1',
  workflow: 'B2B\\TCA\\Wizards\\Workflow\\TerminateWorkflow',
};
const passport = { id: 2, description: 'Passport', enabled: true, example: '', group: {} };
const papers = { type: 1, files: ['id.jpeg'], uuid: 'u-1' };

describe('`/api` is in every curl and missing in three headings', () => {
  test.each([
    ['listVerifications', {}, '/v2/my/verifications', empty],
    ['getVerification', { verificationId: 18 }, '/v2/my/verifications/18', grant(18)],
    ['initWizard', {}, '/v2/my/verifications/wizard', step],
    ['runVerification', papers, '/v2/my/verifications', step],
  ])('%s', async (name, input, path, answer) => {
    const of = (more: object) => run(name, input, answer, { tokenKind: 'client', ...more });
    expect((await of({})).sent.url).toBe(`${host}/api${path}`);
    expect((await of({ apiPrefix: '' })).sent.url).toBe(`${host}${path}`);
    expect((await of({ apiPrefix: '/gate/' })).sent.url).toBe(`${host}/gate${path}`);
  });
});

test.each([
  [{ previousLevel: { id: 1, name: 'A' } }, 'A'],
  [{ previuosLevel: { id: 1, name: 'B' } }, 'B'],
  [{ previousLevel: null, previuosLevel: { id: 1, name: 'C' } }, 'C'],
  [{ previousLevel: null }, null],
  [{}, null],
])('`previuosLevel` in the table, `previousLevel` in the JSON: %j', (said, name) => {
  expect(Grant.parse(grant(1, said)).previousLevel?.name ?? null).toBe(name);
});

test.each([
  [1, '1'],
  ['1', '1'],
  [11, '11'],
  [null, null],
])('`userId` is an integer in text, "1" in one sample and 11 in another: %j', (userId, text) => {
  expect(Grant.parse(grant(1, { userId })).userId).toBe(text);
});

test.each([
  [838, '838'],
  ['Application: 838', 'Application: 838'],
  [null, null],
])('`reason.name` is an integer in the details: %j', (name, text) => {
  expect(Grant.parse(grant(1, { reason: { name } })).reason?.name).toBe(text);
});

describe('details come as an array', () => {
  test.each([
    ['a list of one', { total: 1, data: [grant(18)] }],
    ['a wrapped object', { data: grant(18) }],
    ['a bare object', grant(18)],
  ])('%s is taken', async (_, answer) => {
    expect((await run('getVerification', { verificationId: 18 }, answer)).value).toMatchObject({
      id: '18',
      clientId: '7',
    });
  });

  test('an empty list is not_found, and another grant than the one asked for is dropped', async () => {
    await expect(run('getVerification', { verificationId: 18 }, empty)).rejects.toMatchObject({ code: 'not_found' });
    await expect(run('getVerification', { verificationId: 18 }, grant(19))).rejects.toMatchObject({
      reason: 'other_applicant',
    });
  });
});

test.each([
  [null, []],
  [passport, [passport]],
  [
    [passport, passport],
    [passport, passport],
  ],
  [{ types: passport }, [passport]],
  [{ types: [passport] }, [passport]],
  [[{ types: passport }], [passport]],
  [{ types: ['Passport'] }, ['Passport']],
  [{ types: [] }, []],
])('the wizard’s sample `"data": [ "types": {...} ]` is not JSON: as %j', (data, types) =>
  expect(typesOf(data)).toEqual(types),
);

test.each([
  [true, { data: { documents: { type: 1, files: ['id.jpeg'] }, uuid: 'u-1' } }],
  [false, { documents: { type: 1, files: ['id.jpeg'] }, uuid: 'u-1' }],
])(
  '`documents` and `uuid` stand at the root in the text and inside `data` in the curl; wrapped: %s',
  async (wrapRunBody, body) => {
    expect((await run('runVerification', papers, { ...step, code: 202 }, { wrapRunBody })).body).toEqual(body);
  },
);

test('`"id_card,jpeg"`: files are paths the vendor has, sent as they are and never uploaded', async () => {
  const { body, sent } = await run('runVerification', { ...papers, files: ['7/id_card.jpeg', '7/b,c.jpeg'] }, step);
  expect([body, typeof sent.body]).toEqual([
    { data: { documents: { type: 1, files: ['7/id_card.jpeg', '7/b,c.jpeg'] }, uuid: 'u-1' } },
    'string',
  ]);
});

test('a POST with a slash in the heading and none in the curl: no slash, and it says that it is JSON', async () => {
  const { sent } = await run('runVerification', papers, step, { tokenKind: 'client' });
  expect([sent.method, sent.safe, sent.url]).toEqual(['POST', false, `${host}/api/v2/my/verifications`]);
  expect(sent.headers?.['content-type']).toBe('application/json');
  const { http } = scriptedHttp(() => step, 301);
  const moved = b2core.connect(settings, { http, now }).operations.run('runVerification', papers);
  await expect(moved, 'a redirect is not followed').rejects.toMatchObject({ code: 'invalid_response', status: 301 });
});

describe('the body’s `code` (200 a step, 202 finished) is not the HTTP status', () => {
  test.each([
    [202, false, 'invalid_request'],
    [401, false, 'unauthorized'],
    [404, true, 'not_found'],
    [500, false, 'unavailable'],
  ])('%i, done: %s, is %s', async (code, done, failure) => {
    await expect(run('initWizard', {}, { ...step, code, done })).rejects.toMatchObject({ code: failure, status: code });
  });

  test.each([
    [200, false, false],
    [200, true, false],
    [202, true, true],
  ])('%i, done: %s, goes on; finished: %s', async (code, done, isFinished) => {
    expect((await run('runVerification', papers, { ...step, code, done })).value).toMatchObject({ done, isFinished });
  });

  test('and starting a procedure is sent once, though it is a GET', async () => {
    const { value, sent } = await run(
      'initWizard',
      {},
      { ...step, data: [{ types: passport }] },
      { tokenKind: 'client' },
    );
    expect(value).toMatchObject({ uuid: 'u-1', done: true, types: [passport], isFinished: false });
    expect([sent.method, sent.safe]).toEqual(['GET', false]);
  });
});

test.each([
  ['B2B\\TCA\\Wizards\\Workflow\\TerminateWorkflow', 'TerminateWorkflow'],
  ['DocumentsWorkflow', 'DocumentsWorkflow'],
  [null, null],
  ['', null],
])('`workflow` is a PHP class, shown by its last part: %s', async (workflow, stage) => {
  expect((await run('initWizard', {}, { ...step, workflow })).value).toMatchObject({ stage });
});

test('the newest grant has the smaller id (75 after 186): ordered by `createTime`, equal times as sent', async () => {
  const times = ['2022-01-01T00:00:00Z', '2022-03-01T00:00:00Z', '2022-03-01T01:00:00+01:00', null];
  const data = [186, 75, 4, 9].map((id, at) => grant(id, { createTime: times[at] }));
  const { value } = await run('listVerifications', {}, { total: 9, data });
  expect(value).toMatchObject({
    items: [{ id: '75' }, { id: '4' }, { id: '186' }, { id: '9' }],
    total: 9,
    offset: 0,
    limit: null,
  });
  const history = levelHistory(
    data.map((each) => Grant.parse(each)),
    [],
  );
  expect(history.map(({ at }) => at?.slice(0, 7) ?? null)).toEqual(['2022-03', '2022-03', '2022-01', null]);
});

test.each([
  ['Atlantis', ['nationality', 'country', 'document 4 issuingCountry']],
  ['Germany', []],
  [276, []],
])('the country %s is read, or flagged where it is said', (country, flagged) => {
  const { problems } = personOf(Client.parse({ id: 7, nationality: country, country }));
  const { checks } = documentsOf([ClientDocument.parse({ id: 4, clientId: 7, issuingCountry: country })]);
  expect([...problems, ...checks].map(({ name }) => name)).toEqual(flagged);
});
