import { request } from 'undici';
import { sessionCookie } from '#lib/auth/options.ts';
import { db } from '#lib/data/database.ts';
import { env } from '#lib/env.ts';
import { builtDoors } from '#test/doors/build.ts';
import { callFor, send } from '#test/doors/call.ts';
import { signedIn } from '#test/doors/callers.ts';
import { actsSince, takeSnapshot } from '#test/doors/snapshot.ts';
import { absentTarget, aTarget, canary, removeTargets } from '#test/doors/target.ts';
import { demoPassword } from '../bin/demo.ts';
import { expect, test } from './fixtures.ts';

const built = builtDoors();

test.afterAll(() => removeTargets());

const openToLook = [
  'page /sign-in',
  'page /welcome/[token]',
  'route /api/health',
  'route /api/auth/[...nextauth]',
  'route /api/webhooks/[connection]/[[...token]]',
] as const;

test('Doors open to everyone show no personal data and change nothing', async () => {
  const target = await aTarget();
  const before = await takeSnapshot();
  for (const door of openToLook) {
    const answer = await send(callFor(door, built, target), null);
    expect(answer.status, door).toBe(200);
    expect(answer.body, door).not.toContain(canary);
    expect((await send(callFor(door, built, absentTarget()), null)).status, door).toBeLessThan(500);
  }
  expect((await takeSnapshot()).written).toEqual(before.written);
  expect(await actsSince(before.seq)).toEqual([]);
});

test('A password is set once, with the link, from Docket’s own page only', async () => {
  const target = await aTarget();
  const before = await takeSnapshot();
  expect((await send(callFor('action setPassword', built, absentTarget()), null)).value).toMatchObject({
    ok: false,
    code: 'not_found',
  });
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const answer = await send(callFor('action setPassword', built, target), null, { origin });
    expect(answer.value?.ok ?? false, `from ${origin}`).toBe(false);
  }
  expect((await takeSnapshot()).written).toEqual(before.written);
  expect((await send(callFor('action setPassword', built, target), null)).value).toMatchObject({ ok: true });
  expect((await send(callFor('action setPassword', built, target), null)).value).toMatchObject({
    ok: false,
    code: 'not_found',
  });
  expect((await actsSince(before.seq)).map(({ kind }) => kind)).toEqual(['password.set']);
});

test('A passkey that nobody has, a code without a sign-in at an issuer: refused, from wherever it comes', async () => {
  const target = absentTarget();
  for (const origin of [env().PUBLIC_URL, 'https://evil.example', 'null', undefined]) {
    for (const door of ['action signInWithPasskey', 'action finishSingleSignOn'] as const) {
      const answer = await send(callFor(door, built, target), null, { origin });
      expect(answer.value?.ok ?? false, `${door} from ${origin}`).toBe(false);
      expect(JSON.stringify(answer.headers['set-cookie'] ?? '')).not.toContain(sessionCookie().name);
    }
  }
  const begun = await send(callFor('action beginPasskeySignIn', built, target), null);
  expect(begun.value).toMatchObject({ ok: true, value: { userVerification: 'required', allowCredentials: [] } });
});

/** Signing in as the browser does: next-auth's token and its cookie, then the form. */
async function signInFrom(origin: string | undefined): Promise<{ status: number; isSignedIn: boolean }> {
  const url = `${env().PUBLIC_URL}/api/auth`;
  const csrf = await request(`${url}/csrf`);
  const { csrfToken } = (await csrf.body.json()) as { csrfToken: string };
  const cookie = [csrf.headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
  const body = new URLSearchParams({
    csrfToken,
    email: 'approver2@docket.test',
    password: demoPassword,
    json: 'true',
  }).toString();
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', ...(origin ? { origin } : {}) };
  const answer = await request(`${url}/callback/credentials`, { method: 'POST', headers, body });
  await answer.body.dump();
  return {
    status: answer.statusCode,
    isSignedIn: [answer.headers['set-cookie'] ?? []].flat().some((one) => one.startsWith(`${sessionCookie().name}=`)),
  };
}

test('A foreign page sends the right password: 403, not signed in', async () => {
  for (const origin of ['https://evil.example', 'null', undefined])
    expect(await signInFrom(origin)).toEqual({ status: 403, isSignedIn: false });
  expect((await signInFrom(env().PUBLIC_URL)).isSignedIn).toBe(true);
});

test('A route called with another method answers 405 and changes nothing', async () => {
  const { cookie } = await signedIn('reviewer');
  const target = await aTarget();
  const before = await takeSnapshot();
  for (const route of built.routes.filter((path) => !path.includes('nextauth'))) {
    const call = callFor(`route ${route}` as Parameters<typeof callFor>[0], built, target);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => one !== call.method)) {
      const answer = await send({ ...call, method: method as 'GET', body: undefined }, cookie);
      expect(answer.status, `${method} ${route}`).toBe(405);
    }
  }
  expect((await takeSnapshot()).written).toEqual(before.written);
});

test('Prefetches and polling do not extend a session; opening a page does', async () => {
  const { cookie, actor } = await signedIn('reviewer');
  const target = await aTarget();
  const idleFor = async (
    headers: Record<string, string>,
    door: 'page /queue' | 'page /applicants/[id]' | 'route /api/session',
  ) => {
    await db().session.update({
      where: { id: actor.sessionId },
      data: { lastActAt: new Date(Date.now() - 5 * 60_000) },
    });
    await send(callFor(door, built, target), cookie, headers);
    const { lastActAt } = await db().session.findUniqueOrThrow({
      where: { id: actor.sessionId },
      select: { lastActAt: true },
    });
    return Math.round((Date.now() - lastActAt.getTime()) / 60_000);
  };
  expect(await idleFor({ rsc: '1', 'next-router-prefetch': '1' }, 'page /queue')).toBe(5);
  expect(await idleFor({ purpose: 'prefetch' }, 'page /queue')).toBe(5);
  expect(await idleFor({ 'sec-purpose': 'prefetch;prerender' }, 'page /applicants/[id]')).toBe(5);
  expect(await idleFor({}, 'route /api/session')).toBe(5);
  expect(await idleFor({}, 'page /queue')).toBe(0);
});

test('Whatever the headers: an applicant who was sent is recorded as opened once; the page holds none', async () => {
  for (const headers of [
    {},
    { rsc: '1' },
    { 'next-router-prefetch': '1' },
    { rsc: '1', 'next-router-prefetch': '1' },
    { purpose: 'prefetch' },
    { 'sec-purpose': 'prefetch' },
  ]) {
    const { cookie, actor } = await signedIn('reviewer');
    const target = await aTarget();
    const opened = () =>
      db().ledgerRow.count({
        where: { kind: 'applicant.opened', actorId: actor.id, subjectId: target.applicantId },
      });
    const frame = await send(callFor('page /applicants/[id]', built, target), cookie, headers);
    expect(frame.body).not.toContain(canary);
    expect(await opened(), JSON.stringify(headers)).toBe(0);
    const sent = await send(callFor('route /api/applicants/[id]', built, target), cookie, headers);
    expect(sent.body).toContain(canary);
    expect(await opened(), JSON.stringify(headers)).toBe(1);
  }
});
