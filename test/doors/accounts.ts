import { randomBytes, randomUUID } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { newSecret } from '#lib/auth/one-time-codes/totp.ts';
import { relyingParty } from '#lib/auth/passkeys/relying-party.ts';
import { db } from '#lib/data/database.ts';
import { sha256 } from '#lib/data/hash.ts';
import { changeIfAny } from '#lib/data/ledger/ledger.ts';
import { rememberBrowser } from '#lib/data/members/browsers.ts';
import { keepChallenge } from '#lib/data/members/factors/challenges.ts';
import { makeMissingCodes } from '#lib/data/members/factors/recovery-codes.ts';
import { openSession } from '#lib/data/members/sessions.ts';
import { stepUpFor } from '#lib/data/members/step-up.ts';
import { keyEncryptionKey, sealText } from '#lib/data/seal.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { AccountSubject } from '#lib/review/members/subject.ts';
import { passkeyDevice } from '../auth/passkey-device.ts';
import { givePassword, password } from '../auth/password.ts';
import { aMember } from '../builders/member.ts';

/** Accounts that a door may act on: another member, a disabled one, and what the caller has. */
export type AccountTarget = {
  memberId: string;
  disabledId: string;
  /** A session of that member, and another one of the caller. */
  sessionKey: string;
  ownSessionKey: string;
  browserKey: string;
  inviteEmail: string;
  /** The caller's password. */
  password: string;
  /** The secret of the caller's app, a recovery code, and a passkey by its key. */
  secret: string;
  recoveryCode: string;
  passkeyKey: string;
  /** A passkey that was made for the caller, and one that has signed a challenge of no member. */
  made: RegistrationResponseJSON;
  signed: AuthenticationResponseJSON;
};

/** The caller has a password, an app, a passkey and recovery codes, and has proved who they are for each act. */
export async function accountsFor(caller: MemberActor): Promise<AccountTarget> {
  await givePassword(caller.id);
  const [member, disabled] = [await aMember('reviewer'), await aMember('reviewer')];
  await db().member.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
  const absent = absentAccounts();
  await withApp(member.id, newSecret());
  await db().issuerAccount.create({
    data: { memberId: member.id, issuer: 'https://login.docket.test', subjectHmac: member.id },
  });
  await withApp(caller.id, absent.secret);
  const passkey = { id: randomUUID(), publicKey: randomBytes(77), counter: 0, name: 'Chrome on Linux' };
  await db().passkey.create({ data: { ...passkey, memberId: caller.id } });
  const recovery = await changeIfAny(caller, (tx) => makeMissingCodes(tx, () => undefined, caller.id));
  const browserId = randomUUID();
  await rememberBrowser(caller.id, browserId, 'Chrome on Linux');
  const own = await openSession(caller.id, { address: '127.0.0.1', browser: null }, 'password');
  const made = { ...absent, memberId: member.id, passkeyKey: sha256(passkey.id) };
  await provedFor(caller, made);
  return {
    ...made,
    password,
    disabledId: disabled.id,
    sessionKey: sha256(member.sessionId),
    ownSessionKey: sha256(own),
    browserKey: sha256(browserId),
    recoveryCode: recovery[0] ?? '',
    made: await madeFor(caller.id),
  };
}

/** Accounts of which none exists. */
export function absentAccounts(): AccountTarget {
  const device = passkeyDevice(relyingParty().origin);
  return {
    memberId: randomUUID(),
    disabledId: randomUUID(),
    sessionKey: 'f'.repeat(64),
    ownSessionKey: 'f'.repeat(64),
    browserKey: 'f'.repeat(64),
    inviteEmail: `${randomUUID()}@docket.test`,
    password: 'the password of nobody',
    secret: newSecret(),
    recoveryCode: 'AAAA-AAAA-AAAA-AAAA',
    passkeyKey: 'f'.repeat(64),
    made: device.make({ challenge: challenge(), rp: { id: relyingParty().id } }),
    signed: device.use({ challenge: challenge(), rpId: relyingParty().id }),
  };
}

/**
 * Some doors act on what the caller has, whatever record is named: what was used up is there again, and what a door
 * wants otherwise is otherwise: no app yet, or one that waits for its first code.
 */
export async function readyFor(door: string, { id: memberId, sessionId }: MemberActor): Promise<void> {
  await db().stepUp.updateMany({ where: { memberId, sessionHash: sha256(sessionId) }, data: { usedAt: null } });
  if (door === 'action requireFactor') await db().factorRule.deleteMany();
  if (door === 'action beginCodes') await db().codeApp.deleteMany({ where: { memberId } });
  if (door === 'action confirmCodes') await db().codeApp.updateMany({ where: { memberId }, data: { addedAt: null } });
  if (door === 'action removeCodes') await withApp(memberId, newSecret());
}

async function provedFor(caller: MemberActor, { memberId, inviteEmail, passkeyKey }: AccountTarget): Promise<void> {
  const subjects: AccountSubject[] = [
    { kind: 'invite', email: inviteEmail, role: 'reviewer' },
    { kind: 'new_link', memberId },
    { kind: 'change_role', memberId, role: 'manager' },
    { kind: 'remove_factors', memberId },
    { kind: 'disconnect_issuers', memberId },
    { kind: 'require_factor', role: 'auditor', isRequired: true },
    { kind: 'add_codes' },
    { kind: 'remove_codes' },
    { kind: 'recovery_codes' },
    { kind: 'add_passkey' },
    { kind: 'remove_passkey', key: passkeyKey },
  ];
  const sessionHash = sha256(caller.sessionId);
  await db().stepUp.createMany({
    data: subjects.map((one) => ({ id: randomUUID(), memberId: caller.id, sessionHash, ...stepUpFor(one) })),
  });
}

/** Gives a member an app for codes. */
export async function withApp(memberId: string, secret: string): Promise<void> {
  const sealed = sealText(secret, keyEncryptionKey(), { table: 'code_app', column: 'secret', row: memberId });
  const data = { secret: sealed, addedAt: new Date() };
  await db().codeApp.upsert({ where: { memberId }, create: { memberId, ...data }, update: data });
}

async function madeFor(memberId: string): Promise<RegistrationResponseJSON> {
  const { id, origin } = relyingParty();
  const asked = challenge();
  await keepChallenge(asked, { purpose: 'add', memberId });
  return passkeyDevice(origin).make({ challenge: asked, rp: { id } });
}

function challenge(): string {
  return randomBytes(32).toString('base64url');
}
