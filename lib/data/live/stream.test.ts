import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { endSession } from '../members/sessions.ts';
import { addNotices } from '../notices/notices.ts';
import { closeLive, liveVersion, onLiveEvent } from './hub.ts';
import { closeStreams, eventStream, latestOf } from './stream.ts';

let database: TestDatabase;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  onLiveEvent(() => undefined);
  await vi.waitFor(() => expect(liveVersion()).not.toBeNull());
});

afterEach(() => closeStreams());

afterAll(async () => {
  await closeLive();
  await closeDatabase();
  await database.close();
});

/** Reads a stream as a browser would; `text` grows, `isOver` becomes true. */
function reading(actor: MemberActor, everyMs = 60) {
  const seen = { text: '', isOver: false };
  const reader = eventStream(actor, everyMs).getReader();
  const decoder = new TextDecoder();
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      seen.text += decoder.decode(value);
    }
    seen.isOver = true;
  };
  void read();
  return Object.assign(seen, { leave: () => reader.cancel() });
}

test('A change arrives as an event, and a comment keeps the stream open', async () => {
  const stream = reading(await aMember('reviewer'));
  const found = await aCase(connection);
  await expect.poll(() => stream.text).toContain(found.caseId);
  await expect.poll(() => stream.text).toContain('\n:\n\n');
  expect(stream.isOver).toBe(false);
});

test('A notice is told to its member at once, and to nobody else; the queue’s version stays', async () => {
  const [nadia, tomas] = [await aMember('reviewer'), await aMember('reviewer')];
  const { caseId } = await aCase(connection);
  const [own, others] = [reading(nadia), reading(tomas)];
  await expect.poll(() => others.text).toContain(':\n\n');
  const version = liveVersion();
  await db().$transaction((tx) => addNotices(tx, [{ kind: 'mentioned', memberId: nadia.id, caseId, byId: tomas.id }]));
  await expect.poll(() => own.text).toContain(`{"kind":"notice","memberId":"${nadia.id}"}`);
  expect(others.text).not.toContain('notice');
  expect(liveVersion()).toBe(version);
});

test.each([
  ['its session is ended', endSession],
  ['its member is disabled', ({ id }: MemberActor) => setMember(id, { disabledAt: new Date() })],
  ['its member gets another role', ({ id }: MemberActor) => setMember(id, { role: 'auditor' })],
  ['its session is idle too long', ({ sessionId: id }: MemberActor) => makeIdle(id)],
])('A stream ends when %s, and says so', async (_when, end) => {
  const actor = await aMember('reviewer');
  const stream = reading(actor);
  await expect.poll(() => stream.text).toContain(':\n\n');
  expect(stream.isOver).toBe(false);
  await end(actor);
  await expect.poll(() => stream.isOver).toBe(true);
  expect(stream.text).toContain('event: ended');
  const before = stream.text;
  await aCase(connection);
  expect(stream.text, 'nothing comes afterwards').toBe(before);
});

test('A stream keeps no session alive', async () => {
  const actor = await aMember('reviewer');
  const lastActAt = new Date(Date.now() - 60_000);
  await db().session.update({ where: { id: actor.sessionId }, data: { lastActAt } });
  const stream = reading(actor, 30);
  await expect.poll(() => stream.text.split(':\n\n').length).toBeGreaterThan(4);
  expect((await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).lastActAt).toEqual(lastActAt);
});

test('A session has at most six streams; one that was left is free again, and others are not affected', async () => {
  const actor = await aMember('reviewer');
  const streams = Array.from({ length: 6 }, () => reading(actor));
  expect(() => eventStream(actor)).toThrow('too many pages open');
  reading(await aMember('reviewer'));
  await streams[0]?.leave();
  expect(() => reading(actor)).not.toThrow();
});

test('A process that shuts down ends all its streams', async () => {
  const stream = reading(await aMember('reviewer'));
  closeStreams();
  await expect.poll(() => stream.isOver).toBe(true);
});

test('A bulk act is one event per case, and more than a hundred cases are a gap', () => {
  const event = (caseId: string, version: number): LiveEvent => ({
    kind: 'case',
    case: { caseId, applicantId: 'a', state: 'open', outcome: null, assigneeId: null, version },
  });
  expect(latestOf([event('one', 1), event('two', 1), event('one', 2)])).toEqual([event('one', 2), event('two', 1)]);
  const many = Array.from({ length: 101 }, (_, at) => event(String(at), 1));
  expect(latestOf(many)).toEqual([{ kind: 'gap' }, { kind: 'presence' }]);
  expect(latestOf([event('one', 1), { kind: 'gap' }])).toEqual([{ kind: 'gap' }, { kind: 'presence' }]);
});

function setMember(id: string, data: { disabledAt?: Date; role?: string }) {
  return db().member.update({ where: { id }, data });
}

function makeIdle(id: string) {
  return db().session.update({ where: { id }, data: { lastActAt: new Date(Date.now() - 16 * 60_000) } });
}
