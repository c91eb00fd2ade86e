import { db } from '#lib/data/database.ts';
import { builtDoors } from '#test/doors/build.ts';
import { callFor, type DoorCall, send } from '#test/doors/call.ts';
import { signedIn } from '#test/doors/callers.ts';
import { actsSince, takeSnapshot } from '#test/doors/snapshot.ts';
import { aTarget, canary, removeTargets } from '#test/doors/target.ts';
import { endWeb, startWeb } from '#test/journeys/web-process.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(async () => {
  await endWeb();
  await removeTargets();
});

const get = (path: string): DoorCall => ({ method: 'GET', path, headers: {}, body: undefined });
const numbers = (body: string) => JSON.parse(body).rows.map((row: unknown[]) => row[1]);

test('The queue answers 304 while nothing has changed, and the new rows at once when something has', async () => {
  const { cookie } = await signedIn('reviewer');
  const target = await aTarget();
  const path = `/api/queue?text=${canary}`;
  await expect.poll(async () => (await send(get(path), cookie)).headers.etag).toBeTruthy();
  // The tests' own database changes while others work; a quiet moment comes soon.
  await expect(async () => {
    const { headers } = await send(get(path), cookie);
    const again = await send(get(path), cookie, { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
    expect(again.headers['cache-control']).toContain('no-store');
  }).toPass();
  const before = await send(get(path), cookie);
  await db().case.update({ where: { id: target.caseId }, data: { risk: 'high', version: { increment: 1 } } });
  await expect
    .poll(async () => (await send(get(path), cookie, { 'if-none-match': String(before.headers.etag) })).status)
    .toBe(200);
  const after = await send(get(path), cookie);
  expect(numbers(after.body)).toEqual(numbers(before.body));
  expect(after.body).not.toBe(before.body);
});

test('A version of one role is not that of another: a manager gets initials and no name', async () => {
  await aTarget();
  const [reviewer, manager] = [await signedIn('reviewer'), await signedIn('manager')];
  const own = await send(get(`/api/queue?text=${canary}`), reviewer.cookie);
  expect(own.body).toContain(canary);
  expect(own.body).not.toMatch(/"(?:email|phone|birthDate|raw)"|@example/);
  const masked = await send(get('/api/queue?provider=doors'), manager.cookie, {
    'if-none-match': String(own.headers.etag),
  });
  expect(masked.status).toBe(200);
  expect(JSON.parse(masked.body).rows.length).toBeGreaterThan(0);
  expect(masked.body).not.toContain(canary);
  const counted = async (cookie: string | null) =>
    JSON.parse((await send(get(`/api/queue/counts?text=${canary}`), cookie)).body).byTab[0];
  expect(await counted(reviewer.cookie)).toBeGreaterThan(0);
  // A number would tell that someone has this name.
  expect(await counted(manager.cookie)).toBe(0);
  const page = await send(get('/queue?provider=doors'), manager.cookie);
  expect(page.body).not.toContain(canary);
});

test('Fetched ahead, an applicant is recorded as sent, once; on the screen as opened, once', async () => {
  const built = builtDoors();
  const { cookie, actor } = await signedIn('reviewer');
  const target = await aTarget();
  const { path } = callFor('route /api/applicants/[id]', built, target);
  const { seq } = await takeSnapshot();
  for (let ahead = 0; ahead < 3; ahead += 1)
    expect((await send(get(`${path}?prefetch=1`), cookie)).body).toContain(canary);
  for (let view = 0; view < 3; view += 1) await send(get(path), cookie);
  const acts = (await actsSince(seq)).filter(({ actorId }) => actorId === actor.id);
  expect(acts.map(({ kind, subjectId }) => `${kind} ${subjectId}`)).toEqual([
    `applicant.sent ${target.applicantId}`,
    `applicant.opened ${target.applicantId}`,
  ]);
});

test('A web process that shuts down ends its streams, and does not wait for them', async () => {
  const { cookie } = await signedIn('reviewer');
  const web = await startWeb();
  const answer = await fetch(`${web.url}/api/live`, { headers: { cookie: `docket.session=${cookie}` } });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect(answer.headers.get('content-encoding')).toBeNull();
  const began = performance.now();
  const ended = web.terminate();
  const text = await answer.text();
  await ended;
  expect(text).toContain('retry:');
  expect(performance.now() - began, 'a generous bound in milliseconds').toBeLessThan(8_000);
});
