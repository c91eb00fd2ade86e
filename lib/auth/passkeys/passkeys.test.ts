/** docs/security.md, bar 33: a passkey signs a challenge that the server made, once, for this site and this act. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { removePasskey } from '#lib/data/members/factors/passkeys.ts';
import { removeFactorsOf } from '#lib/data/members/factors/rules.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type Fault, passkeyDevice } from '#test/auth/passkey-device.ts';
import { proved } from '#test/auth/proved.ts';
import { aMember } from '#test/builders/member.ts';
import { from } from '#test/builders/visitor.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { beginProof, proveAgain } from '../step-up.ts';
import { beginPasskey, finishPasskey } from './add.ts';
import { relyingParty } from './relying-party.ts';
import { beginSignIn, signInWithPasskey } from './sign-in.ts';

let database: TestDatabase;
const here = from('10.0.0.1');

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function withPasskey() {
  const nadia = await proved(await aMember('reviewer', 'Nadia Brandt'), { kind: 'add_passkey' });
  const device = passkeyDevice(relyingParty().origin);
  const recovery = await finishPasskey(nadia, device.make(await beginPasskey(nadia)), 'Chrome on Linux');
  return { nadia, device, recovery };
}

const { privateKey: otherKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const faults: [string, Fault][] = [
  ['for another site', { origin: 'https://evil.example' }],
  ['for another host', { rpId: 'evil.example' }],
  ['without asking the person', { isUnverified: true }],
  ['with another key', { key: otherKey }],
  ['with a count that does not go on', { counter: 0 }],
  ['for a challenge that was not made here', { challenge: 'bm90IGEgY2hhbGxlbmdlIG9mIG91cnM' }],
  ['as an unknown passkey', { credentialId: 'bm90IGEgcGFzc2tleQ' }],
];

describe('Signing in with a passkey', () => {
  it('opens a session, which counts as with a second factor', async () => {
    const { nadia, device } = await withPasskey();
    const { sessionId } = await signInWithPasskey(device.use(await beginSignIn(here)), here);
    expect((await sessionInForce(sessionId, false))?.actor.id).toBe(nadia.id);
    expect(await db().session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({ hasFactor: true });
  });

  it.each(faults)('signed %s: refused', async (_how, fault) => {
    const { nadia, device } = await withPasskey();
    // One right signature before, so that the count has begun.
    await signInWithPasskey(device.use(await beginSignIn(here)), here);
    const before = await db().session.count({ where: { memberId: nadia.id } });
    expect(await codeOf(signInWithPasskey(device.use(await beginSignIn(here), fault), here))).toBe('not_allowed');
    expect(await db().session.count({ where: { memberId: nadia.id } })).toBe(before);
  });

  it('with the same answer again, or at once: once', async () => {
    const { device } = await withPasskey();
    const answer = device.use(await beginSignIn(here));
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(signInWithPasskey(answer, here))));
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
  });

  it('with a challenge of six minutes ago: refused', async () => {
    const { device } = await withPasskey();
    const options = await beginSignIn(here);
    await db().passkeyChallenge.updateMany({ data: { expiresAt: new Date(Date.now() - 60_000) } });
    expect(await codeOf(signInWithPasskey(device.use(options), here))).toBe('not_allowed');
  });

  it('more than 300 answers from one address in 15 minutes: refused before they are looked at', async () => {
    const { nadia, device } = await withPasskey();
    const points = (count: number) =>
      db().rateLimit.upsert({
        where: { key: 'passkey-answer:10.9.0.1' },
        create: { key: 'passkey-answer:10.9.0.1', points: count, expire: BigInt(Date.now() + 600_000) },
        update: { points: count },
      });
    const answer = async () => device.use(await beginSignIn(here));
    await points(299);
    expect(await codeOf(signInWithPasskey(await answer(), from('10.9.0.1')))).toBe('done');
    const refused = () =>
      db().ledgerRow.count({ where: { subjectId: nadia.id, kind: { in: ['session.opened', 'session.refused'] } } });
    const before = await refused();
    expect(await codeOf(signInWithPasskey(await answer(), from('10.9.0.1')))).toBe('closed');
    expect(await refused()).toBe(before);
    expect(await codeOf(signInWithPasskey(await answer(), from('10.9.0.2')))).toBe('done');
  });

  it('of a disabled member: refused', async () => {
    const { nadia, device } = await withPasskey();
    await db().member.update({ where: { id: nadia.id }, data: { disabledAt: new Date() } });
    expect(await codeOf(signInWithPasskey(device.use(await beginSignIn(here)), here))).toBe('not_allowed');
  });
});

describe('Proving again with a passkey', () => {
  const stepUp = stepUpFor({ kind: 'recovery_codes' });

  it('is good for the act it was begun for', async () => {
    const { nadia, device } = await withPasskey();
    const sessionId = await proveAgain(nadia, { passkey: device.use(await beginProof(nadia, stepUp)) }, stepUp);
    expect(await sessionInForce(sessionId, false)).not.toBeNull();
  });

  it('is refused for another act, with a challenge for signing in, and with someone else’s passkey', async () => {
    const { nadia, device } = await withPasskey();
    const other = await withPasskey();
    const tries = [
      device.use(await beginProof(nadia, stepUpFor({ kind: 'remove_codes' }))),
      device.use(await beginSignIn(here)),
      other.device.use(await beginProof(nadia, stepUp)),
      other.device.use(await beginProof(other.nadia, stepUp)),
    ];
    for (const passkey of tries) expect(await codeOf(proveAgain(nadia, { passkey }, stepUp))).toBe('invalid');
    expect(await codeOf(proveAgain(nadia, { password: 'any' }, stepUp)), 'nor the password').toBe('invalid');
    expect(await sessionInForce(nadia.sessionId, false)).not.toBeNull();
  });
});

describe('A passkey', () => {
  it('is added after a proof, once, with recovery codes; other sessions end', async () => {
    const { nadia, device, recovery } = await withPasskey();
    expect(recovery).toHaveLength(10);
    expect(await factorsOf(nadia.id)).toMatchObject({ hasCodes: false, passkeys: [{ name: 'Chrome on Linux' }] });
    expect(await codeOf(beginPasskey(nadia))).toBe('invalid');
    const again = await proved(nadia, { kind: 'add_passkey' });
    expect(await codeOf(finishPasskey(again, device.make(await beginPasskey(again)), 'x'))).toBe('taken');
  });

  it.each(faults.slice(0, 3))('made %s: refused', async (_how, fault) => {
    const nadia = await proved(await aMember('reviewer'), { kind: 'add_passkey' });
    const device = passkeyDevice(relyingParty().origin);
    expect(await codeOf(finishPasskey(nadia, device.make(await beginPasskey(nadia), fault), 'x'))).toBe('invalid');
    expect((await factorsOf(nadia.id)).passkeys).toEqual([]);
  });

  it('begun by someone else: refused', async () => {
    const [one, other] = (await Promise.all(
      [1, 2].map(async () => proved(await aMember('reviewer'), { kind: 'add_passkey' })),
    )) as [MemberActor, MemberActor];
    const made = passkeyDevice(relyingParty().origin).make(await beginPasskey(one));
    expect(await codeOf(finishPasskey(other, made, 'x'))).toBe('invalid');
  });

  it('is removed after a proof for it; an admin removes all of a member, and ends their sessions', async () => {
    const { nadia, device } = await withPasskey();
    const key = (await factorsOf(nadia.id)).passkeys[0]?.key ?? '';
    expect(await codeOf(removePasskey(nadia, key))).toBe('invalid');
    await removePasskey(await proved(nadia, { kind: 'remove_passkey', key }), key);
    expect(await codeOf(signInWithPasskey(device.use(await beginSignIn(here)), here))).toBe('not_allowed');

    const lost = await withPasskey();
    const admin = await proved(await aMember('admin'), { kind: 'remove_factors', memberId: lost.nadia.id });
    await removeFactorsOf(admin, lost.nadia.id);
    expect(await sessionInForce(lost.nadia.sessionId, false)).toBeNull();
    expect(await factorsOf(lost.nadia.id)).toEqual({ hasCodes: false, passkeys: [], recoveryCodesLeft: 0 });
    const reviewer = await aMember('reviewer');
    expect(await codeOf(removeFactorsOf(reviewer, lost.nadia.id))).toBe('not_allowed');
  });
});
