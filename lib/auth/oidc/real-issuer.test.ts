import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import { aMember } from '#test/builders/member.ts';
import { testDatabase } from '#test/database/database.ts';
import { aBrowser } from '#test/oidc/browser.ts';
import { configure } from '#test/oidc/configure.ts';
import { aDesk, type Desk } from '#test/oidc/desk.ts';
import { type RealIssuer, realIssuer } from '#test/oidc/real-issuer.ts';
import { sessionOf } from '#test/oidc/session.ts';

let desk: Desk;
let issuer: RealIssuer;
let end: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  desk = await aDesk();
  issuer = await realIssuer(`${desk.url}/api/auth/callback/oidc`);
  end = async () => {
    await closeDatabase();
    await Promise.all([issuer.close(), desk.close()]);
    await database.close();
  };
});

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  configure(desk, issuer, mapping);
});

afterAll(() => end());

const mapping = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'kyc-desk=reviewer,kyc-audit=auditor,kyc-owners=admin' };

const verified = { email_verified: true };
const person = (email: string, groups: string[] = []) => ({ ...verified, email, name: 'Ilse Brandvold', groups });
const signIn = (account: string, from?: string) => aBrowser(desk.url).signIn({ account }, from);
const kindsOf = async (memberId: string) =>
  (await db().ledgerRow.findMany({ where: { subjectId: memberId }, orderBy: { seq: 'asc' } })).map(({ kind }) => kind);

describe('At a real issuer', () => {
  it('a person whose claim is mapped: added, signed in, led to the deep link; all in the ledger', async () => {
    issuer.accounts.set('ilse', person('Ilse@Norrsund.example', ['lunch', 'kyc-desk']));
    const arrival = await signIn('ilse', '/applicants/7?tab=hits');
    expect(arrival.to).toBe('/applicants/7?tab=hits');
    const open = await sessionInForce(await sessionOf(arrival), false);
    expect(open?.actor).toMatchObject({ email: 'ilse@norrsund.example', name: 'Ilse Brandvold', role: 'reviewer' });
    const kinds = ['member.added', 'issuer-account.bound', 'browser.known', 'session.opened'];
    expect(await kindsOf(open?.actor.id ?? '')).toEqual(kinds);
    const rows = await db().ledgerRow.findMany({ where: { subjectId: open?.actor.id } });
    expect(rows.map(({ entry }) => entry).join()).not.toMatch(/ilse|norrsund\.example/i);
  });

  it('the same person again, with another address and another group: the same member, with the new role', async () => {
    issuer.accounts.set('ivo', person('ivo@norrsund.example', ['kyc-desk']));
    const first = await sessionInForce(await sessionOf(await signIn('ivo')), false);
    issuer.accounts.set('ivo', person('ivo.marin@norrsund.example', ['kyc-audit']));
    const second = await sessionInForce(await sessionOf(await signIn('ivo')), false);
    expect(second?.actor).toMatchObject({ id: first?.actor.id, email: 'ivo@norrsund.example', role: 'auditor' });
    const row = await db().ledgerRow.findFirstOrThrow({
      where: { kind: 'member.role-changed', subjectId: first?.actor.id },
    });
    expect(JSON.parse(row.entry)).toMatchObject({ details: { from: 'reviewer', to: 'auditor', by: 'claim' } });
  });

  it('a person without a mapped group, known or not: no session, told why; the role before stays', async () => {
    issuer.accounts.set('olga', person('olga@norrsund.example', ['lunch']));
    expect((await signIn('olga')).to).toBe('/sign-in?problem=no_role&from=%2Fqueue');
    expect(await db().member.count({ where: { email: 'olga@norrsund.example' } })).toBe(0);
    issuer.accounts.set('olga', person('olga@norrsund.example', ['kyc-desk']));
    const { actor } = (await sessionInForce(await sessionOf(await signIn('olga')), false)) ?? {};
    issuer.accounts.set('olga', person('olga@norrsund.example', []));
    expect((await signIn('olga')).to).toContain('problem=no_role');
    expect(await db().member.findUnique({ where: { id: actor?.id ?? '' } })).toMatchObject({ role: 'reviewer' });
    expect((await kindsOf(actor?.id ?? '')).at(-1)).toBe('session.refused');
  });

  it('a member invited with exactly the verified address: connected; without mapping the role stays', async () => {
    configure(desk, issuer);
    const nadia = await aMember('approver', 'Nadia Brandt');
    issuer.accounts.set('nadia', { ...verified, email: nadia.email.toUpperCase(), groups: ['kyc-owners'] });
    const open = await sessionInForce(await sessionOf(await signIn('nadia')), false);
    expect(open?.actor).toMatchObject({ id: nadia.id, role: 'approver' });
    issuer.accounts.set('stranger', person('stranger@norrsund.example', ['kyc-owners']));
    expect((await signIn('stranger')).to).toContain('problem=not_invited');
    issuer.accounts.set('nadia again', person(nadia.email));
    expect((await signIn('nadia again')).to).toContain('problem=other_account');
  });

  it.each<[string, { email?: string; email_verified?: boolean }, boolean]>([
    ['the address is not verified', { email: 'mei@docket.test', email_verified: false }, true],
    ['nothing says whether it is verified', { email: 'mei@docket.test' }, true],
    ['there is no address', { email_verified: true }, false],
    ['a letter is of another script', { email: 'mеi@docket.test', email_verified: true }, false],
    ['a letter becomes another when its case is folded', { email: 'mei@doc\u212aet.test', email_verified: true }, true],
  ])('a member is not taken over when %s; control: a naive comparison', async (_why, claims, isNaivelySame) => {
    const naive = (claims.email ?? '').toLowerCase().normalize('NFKC');
    expect(naive === 'mei@docket.test').toBe(isNaivelySame);
    await db().member.upsert({
      where: { email: 'mei@docket.test' },
      create: { id: crypto.randomUUID(), email: 'mei@docket.test', name: 'Mei Tanaka', role: 'reviewer' },
      update: {},
    });
    issuer.accounts.set('other', { ...claims, groups: ['kyc-owners'] });
    expect((await signIn('other')).to).toContain('problem=email');
    expect(await db().issuerAccount.count({ where: { member: { email: 'mei@docket.test' } } })).toBe(0);
  });

  it('a disabled member stays out; the last admin is not demoted by a claim', async () => {
    issuer.accounts.set('luca', person('luca@norrsund.example', ['kyc-owners']));
    const { actor } = (await sessionInForce(await sessionOf(await signIn('luca')), false)) ?? {};
    expect(actor?.role).toBe('admin');
    issuer.accounts.set('luca', person('luca@norrsund.example', ['kyc-desk']));
    expect((await signIn('luca')).to).toContain('problem=last_admin');
    expect(await db().member.findUnique({ where: { id: actor?.id ?? '' } })).toMatchObject({ role: 'admin' });
    issuer.accounts.set('ada', person('ada@norrsund.example', ['kyc-owners']));
    await signIn('ada');
    expect((await signIn('luca')).to).toBe('/queue');
    await db().member.update({ where: { id: actor?.id ?? '' }, data: { disabledAt: new Date() } });
    expect((await signIn('luca')).to).toContain('problem=disabled');
  });

  it('who refuses there: back at the sign-in with words of Docket, nothing of what was sent', async () => {
    const arrival = await aBrowser(desk.url).signIn({ act: 'refuse' });
    expect(arrival.to).toBe('/sign-in?problem=denied&from=%2Fqueue');
    expect(arrival.html).not.toContain('access_denied');
    expect(arrival.cookie('docket.session')).toBeUndefined();
  });

  it('an answer that comes twice: the second one is refused', async () => {
    issuer.accounts.set('twice', person('twice@norrsund.example', ['kyc-desk']));
    const browser = aBrowser(desk.url);
    const back = await browser.atIssuer((await browser.begin()).url ?? '', { act: 'sign-in', account: 'twice' });
    const before = new Map(browser.cookies());
    expect((await browser.comeBack(back)).to).toBe('/queue');
    for (const [name, value] of before) browser.cookies().set(name, value);
    expect((await browser.comeBack(back)).to).toContain('problem=expired');
    expect(await db().session.count({ where: { member: { email: 'twice@norrsund.example' } } })).toBe(1);
  });

  it('an answer in a browser that began nothing, or another sign-in: refused', async () => {
    issuer.accounts.set('planted', person('planted@norrsund.example', ['kyc-desk']));
    const [attacker, victim] = [aBrowser(desk.url), aBrowser(desk.url)];
    const back = await attacker.atIssuer((await attacker.begin()).url ?? '', { act: 'sign-in', account: 'planted' });
    expect((await aBrowser(desk.url).comeBack(back)).to).toContain('problem=expired');
    await victim.begin();
    expect((await victim.comeBack(back)).to).toContain('problem=expired');
    expect(await db().session.count({ where: { member: { email: 'planted@norrsund.example' } } })).toBe(0);
  });

  it.each(['https://elsewhere.example/x', '//elsewhere.example/x', '/\\elsewhere.example'])(
    'a deep link to %s: leads to Docket',
    async (from) => {
      issuer.accounts.set('ilse', person('ilse@norrsund.example', ['kyc-desk']));
      expect((await signIn('ilse', from)).to).toBe('/');
    },
  );
});
