import { describe, expect, test } from 'vitest';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import { allpassApplicant } from './applicant.ts';
import { allpass } from './index.ts';
import { picturesOf } from './pictures.ts';
import { AllpassApplicant } from './shapes.ts';

/** Each row of docs/providers.md, "Allpass: where it is odd", and what the adapter makes of it. */
const now = () => new Date('2026-11-21T12:00:00Z');
const applicantOf = (said: object) => AllpassApplicant.parse({ id: 'a-1', externalUserId: 'u-1', ...said });
const mapped = (said: object) => allpassApplicant('a-1', applicantOf(said), { forms: [], crypto: [] });

function vendor(data: unknown) {
  const scripted = scriptedHttp(() => ({ status: true, statusCode: 200, data, time: '2026-11-21T12:00:00.000Z' }));
  const settings = { baseUrl: 'https://allpass.example/base/', appKey: 'hush' };
  const connected = allpass.connect(settings, { http: scripted.http, now });
  return { ...scripted, connected, run: (name: string, input: object) => connected.operations.run(name, input) };
}

const order = (input: object) => ({ commandId: 'c-1', externalId: 'a-1', otherIds: {}, input: { ...input } });

describe('`flowId` is text when an applicant is moved and a number in an applicant', () => {
  test.each([12, '12'])('%j is sent as text', async (flowId) => {
    const { run, bodies } = vendor({ id: 'a-1', status: 'INIT' });
    await run('moveToFlow', { applicantId: 'a-1', flowId });
    expect(bodies()).toEqual([{ flowId: '12' }]);
  });

  test.each([
    [12, 'done'],
    ['12', 'done'],
    [11, 'not_done'],
    [null, 'not_done'],
  ])('an applicant in %j was moved to "12": %s', async (flowId, outcome) => {
    for (const said of [{ flow: { id: flowId } }, { flowId }]) {
      const { connected } = vendor({ id: 'a-1', ...said });
      expect(await connected.commands?.move_flow?.readBack?.(order({ flowId: '12' }))).toMatchObject({ outcome });
    }
  });

  test("a new applicant and a link take the flow's name; an applicant shows its number and its name", async () => {
    const { run, bodies } = vendor({ id: 'a-1', externalUserId: 'u-1', link: 'https://allpass.example/l' });
    await run('createApplicant', { externalUserId: 'u-1', flowName: 'kyc' });
    await run('createToken', { applicantId: 'a-1', flowName: 'more' });
    expect(bodies()).toEqual([{ externalUserId: 'u-1', flowName: 'kyc' }, { flowName: 'more' }]);
    expect(mapped({ flow: { id: 11, name: 'Individuals' } }).config).toEqual([
      { name: 'flow', label: 'Flow', value: 'Individuals', detail: '11' },
    ]);
  });
});

describe('`image` is text of no stated kind', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex').toString('base64');
  const read = async (image: string) => {
    const { sent, connected } = vendor({ id: 'a-1', image });
    const outcome = await connected.images?.read('a-1', 'image').catch((error: unknown) => error);
    return { outcome, addresses: sent.slice(1).map(({ url }) => url), headers: sent[1]?.headers };
  };

  test.each([
    ['base64, which begins like a path', jpeg, 'image/jpeg'],
    ['a data URI', `data:image/png;base64,${Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')}`, 'image/png'],
    ['a data URI that claims another type', `data:text/plain;base64,${jpeg}`, 'image/jpeg'],
    ['base64 of no kind we know', 'AAECAwQFBgcICQ==', 'application/octet-stream'],
  ])('%s is opened here', async (_, image, mediaType) => {
    const { outcome, addresses } = await read(image);
    expect(outcome).toMatchObject({ bytes: expect.any(Uint8Array), mediaType });
    expect(addresses).toEqual([]);
    expect(picturesOf(applicantOf({ image }))[0]?.mediaType).toBe(mediaType);
  });

  test.each([
    ['https://allpass.example/files/1.jpg', 'https://allpass.example/files/1.jpg'],
    ['/files/1.jpg?token=2', 'https://allpass.example/files/1.jpg?token=2'],
  ])('an address of the connection is fetched with its key: %s', async (image, address) => {
    const { addresses, headers } = await read(image);
    expect(addresses).toEqual([address]);
    expect(headers).toEqual({ 'x-private-app-key': 'hush' });
  });

  test.each([
    'https://elsewhere.example/1.jpg',
    'http://allpass.example/1.jpg',
    'https://allpass.example:8443/1.jpg',
    '//elsewhere.example/1.jpg',
    'http://169.254.169.254/latest',
    '/\\elsewhere.example/1.jpg',
    'https://',
  ])('an address elsewhere is refused and never called: %s', async (image) => {
    const { outcome, addresses } = await read(image);
    expect([outcome, addresses]).toEqual([expect.objectContaining({ code: 'refused' }), []]);
  });

  test.each(['not base64!', 'data:image/png;base64,'])('no picture: %s', async (image) => {
    expect((await read(image)).outcome).toMatchObject({ code: 'not_found' });
  });

  test('images of one applicant that are read at the same time share one call', async () => {
    const { sent, connected } = vendor({ id: 'a-1', image: jpeg });
    await Promise.all(['image', 'image'].map((id) => connected.images?.read('a-1', id)));
    expect(sent).toHaveLength(1);
  });
});

test.each([
  ['one', ['one']],
  [
    ['one', 'two'],
    ['one', 'two'],
  ],
  [null, []],
  ['', []],
])('`review.warnings` is text here and a list in webhooks: %j', (warnings, expected) => {
  expect(mapped({ review: { warnings } }).assessment.warnings).toEqual(expected);
});

test.each([
  [
    '`parentComment: "[Circular Reference]"`',
    { comments: [{ parentId: 'k-1', parentComment: '[Circular Reference]' }] },
  ],
  ['`tags: [[]]`', { addressInfo: { tags: [[]] } }],
  [
    'dates and amounts that are `"text"`',
    { amount: 'text', createdAt: 'text', updatedAt: 'text', timelines: [{ timestamp: 'text' }] },
  ],
])('%s is taken as it comes, and kept', async (_, said) => {
  const wallet = { id: 'c-1', ...said };
  expect(await vendor(wallet).run('getCryptoAmlDetails', { amlId: 'c-1', type: 'WALLET' })).toEqual({
    kind: 'json',
    value: wallet,
  });
});

test('`content: {}` and `version: {}` of a questionnaire are taken as they come', async () => {
  const form = { id: 7, content: {}, version: {}, createdAt: 'text' };
  expect(await vendor(form).run('getQuestionnaire', { id: '7' })).toEqual({ kind: 'json', value: form });
});

test.each([
  ['cust/88@desk', '/applicant/cust%2F88%40desk/status'],
  ['a?b=c#d', '/applicant/a%3Fb%3Dc%23d/status'],
  ['..%2f..', '/applicant/..%252f../status'],
  ['Zoë', '/applicant/Zo%C3%AB/status'],
])('the path id may be an externalUserId: %s', async (applicantId, path) => {
  const { run, sent } = vendor({ id: 'a-1', status: 'INIT' });
  await run('getApplicantStatus', { applicantId });
  expect(sent[0]?.url).toBe(`https://allpass.example/base/api/public${path}`);
});

describe('`ttl` is in seconds and may be a hundred years', () => {
  const link = (ttl: unknown) =>
    vendor({ applicantId: 'a-1', link: 'https://allpass.example/l', ttl }).connected.commands?.create_link;

  test.each([
    [{}, 86_400],
    [{ ttl: 3_600 }, 3_600],
    [{ ttl: 2_592_000 }, 2_592_000],
  ])('a command for a link with %j lives %i s', async (input, ttl) => {
    const { connected, bodies } = vendor({ applicantId: 'a-1', link: 'https://allpass.example/l' });
    const command = connected.commands?.create_link;
    await command?.send(order(command.input.parse(input)));
    expect(bodies()).toEqual([{ ttl }]);
  });

  test.each([2_592_001, 3_153_600_000, 0, -1, 1.5])(
    '%d is more than a link here may live, or no time at all',
    (ttl) => {
      expect(link(1)?.input.safeParse({ ttl }).success).toBe(false);
    },
  );

  test.each([
    [600, '2026-11-21T12:10:00.000Z'],
    ['600', '2026-11-21T12:10:00.000Z'],
    [3_153_600_000, '2126-10-28T12:00:00.000Z'],
    [undefined, '2026-11-22T12:00:00.000Z'],
    [1e300, '2026-11-22T12:00:00.000Z'],
    [-5, '2026-11-22T12:00:00.000Z'],
    ['text', '2026-11-22T12:00:00.000Z'],
  ])('a ttl of %j ends at %s', async (ttl, linkExpiresAt) => {
    expect(await link(ttl)?.send(order({ ttl: 86_400 }))).toMatchObject({ linkExpiresAt });
  });
});

test.each([
  'javascript:alert(1)',
  'http://elsewhere.example/l',
  'https://user:pass@allpass.example/l',
  '/l',
  '',
  null,
  7,
])('a link that is none, or that a browser should not follow, is no answer: %s', async (link) => {
  const command = vendor({ applicantId: 'a-1', link }).connected.commands?.create_link;
  await expect(command?.send(order({ ttl: 60 }))).rejects.toMatchObject({ code: 'invalid_response', retryable: false });
});
