import { describe, expect, test } from 'vitest';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { type FixtureCall, fixtureHttp } from '#test/providers/fixture-http.ts';
import type { Command } from '../../provider.ts';
import { vult } from '../index.ts';
import { weightKeys } from '../operations/rule-keys.ts';

const commandId = '7b0c0c1e-55aa-4f00-8f00-00000000c0de';
const settings = {
  baseUrl: 'https://kyc.vendor.example',
  tokenUrl: 'https://kyc.vendor.example/token',
  oauthClientId: 'desk',
  oauthClientSecret: 'hush',
};
const token: FixtureCall = { method: 'POST', path: '/token', answer: { access_token: 't0ken', expires_in: 60 } };
const post = (path: string, answer: unknown, more: Partial<FixtureCall> = {}): FixtureCall => ({
  method: 'POST',
  path,
  answer,
  ...more,
});
const readOf = (session_id: string) => ({ body: { session_id } });

function commandOf(kind: CommandKind, calls: FixtureCall[], more: object = {}): Command {
  const http = fixtureHttp({ calls: [token, ...calls] });
  const command = vult.connect({ ...settings, ...more }, { http, now: () => new Date() }).commands?.[kind];
  if (command === undefined) throw new Error(`${kind} is there`);
  return command;
}

const order = (input: Record<string, unknown> = {}, externalId: string | null = null) => ({
  commandId,
  externalId,
  otherIds: {},
  input,
});

/** The vendor documents 400 for every refusal, so a 400 alone does not prove a deletion. */
describe('a deletion is read back', () => {
  const refused = post('/idv/session/read', { error: 'bad request' }, { status: 400, ...readOf('somebody') });
  const others = post('/idv/session/list', { sessions: [{ session_id: 'another' }] });

  test.each([
    ['the session is not found', [post('/idv/session/read', {}, { status: 404 })], { outcome: 'done' }],
    [
      'refused, while another can be read',
      [refused, others, post('/idv/session/read', { session_id: 'another' })],
      { outcome: 'done' },
    ],
    ['it is still there', [post('/idv/session/read', { session_id: 'somebody' })], { outcome: 'not_done' }],
  ])('%s', async (_, calls, expected) => {
    expect(await commandOf('delete', calls).readBack?.(order({}, 'somebody'))).toMatchObject(expected);
  });

  test.each([
    ['refused, and so is every other', [post('/idv/session/read', {}, { status: 400 }), others]],
    ['refused, and there is no other', [refused, post('/idv/session/list', { sessions: [] })]],
  ])('it can not be told: %s', async (_, calls) => {
    await expect(commandOf('delete', calls).readBack?.(order({}, 'somebody'))).rejects.toMatchObject({ status: 400 });
  });
});

describe('a session is found by the command that made it', () => {
  const marked = { session_id: 's-1', metadata: { docket_command: commandId } };

  test.each([
    ['in the list', [post('/idv/session/list', { sessions: [{ session_id: 's-0', metadata: {} }, marked] })]],
    [
      'by reading it, where the list is short',
      [post('/idv/session/list', { sessions: [{ session_id: 's-1' }] }), post('/idv/session/read', marked)],
    ],
  ])('%s', async (_, calls) => {
    expect(await commandOf('create_applicant', calls).readBack?.(order())).toMatchObject({
      outcome: 'done',
      answer: { externalId: 's-1' },
    });
  });

  test('a list that ignores what it was asked for proves nothing', async () => {
    const calls = [
      post('/idv/session/list', { sessions: [{ session_id: 's-9', metadata: { docket_command: 'another' } }] }),
    ];
    await expect(commandOf('create_applicant', calls).readBack?.(order())).rejects.toMatchObject({
      code: 'invalid_response',
    });
  });
});

/** The answer is `{}`, so the change is read afterwards; what fails then was sent. */
describe('weights that were sent', () => {
  const before = Object.fromEntries(weightKeys.map((key) => [key, 0.5]));
  const wanted = order({ values: { ...before, age_weight: 0.7 }, expected: before });
  const get = (answer: unknown, more: Partial<FixtureCall> = {}): FixtureCall => ({
    method: 'GET',
    path: '/idv/weights',
    answer,
    ...more,
  });
  const sent = [get(before, { times: 1 }), post('/idv/weights', {})];

  test.each([
    ['can not be seen', get({}, { status: 503 })],
    ['are forbidden to be seen', get({}, { status: 403 })],
    ['are not there', get(before)],
    ['are others by now', get({ ...before, age_weight: 0.9 })],
  ])('and %s are neither refused nor to be sent again', async (_, after) => {
    const failure = commandOf('write_weights', [...sent, after]).send(wanted);
    await expect(failure).rejects.toMatchObject({ code: 'invalid_response', retryable: false });
  });

  test('a key the vendor did not tell before, and tells now, is a conflict', async () => {
    const { age_weight: _, ...less } = before;
    const late = order({ values: before, expected: less });
    await expect(commandOf('write_weights', [get(before)]).send(late)).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      commandOf('write_weights', [get(less, { times: 1 }), post('/idv/weights', {}), get(before)]).send(late),
    ).resolves.toBeDefined();
  });
});

test('the call text has the method and path of this account', () => {
  const operations = { 'idv.sessionDelete': { method: 'DELETE', path: '/v3/sessions/{session_id}' } };
  expect(commandOf('delete', [], { operations }).call).toBe('DELETE /v3/sessions/…');
  expect(commandOf('delete', []).call).toBe('POST /idv/session/delete');
});
