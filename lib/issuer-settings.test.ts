import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';
import { isSafeAddress } from './issuer-settings.ts';

const key = () => randomBytes(32).toString('base64');
const ledgerKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
const docket = {
  DATABASE_URL: 'postgresql://docket_app:secret@db.internal:5432/docket',
  DATA_KEYS: `k1:${key()}`,
  INDEX_KEY: key(),
  LEDGER_KEY: ledgerKey.toString('base64'),
  NEXTAUTH_SECRET: key(),
};
const whole = {
  OIDC_ISSUER: 'https://login.norrsund.example/realms/staff',
  OIDC_CLIENT_ID: 'docket',
  OIDC_CLIENT_SECRET: 'a secret',
  OIDC_NAME: 'Norrsund ID',
};
const settings = (more: Record<string, string | undefined>) => parseEnv({ ...docket, ...more }).singleSignOn;

test('Without any variable, or with empty ones: no single sign-on', () => {
  expect(settings({})).toBeNull();
  expect(settings({ OIDC_ISSUER: '', OIDC_ROLES: ' ' })).toBeNull();
});

test('A whole set, without roles and with them', () => {
  expect(settings(whole)).toMatchObject({ name: 'Norrsund ID', roles: null, secondFactors: [] });
  const roles = { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'desk=reviewer, cn=leads,x=approver'.replace(',x', ';x') };
  const found = settings({ ...whole, ...roles, OIDC_SECOND_FACTOR: 'otp, hwk' });
  expect([...(found?.roles?.byValue ?? [])]).toEqual([
    ['desk', 'reviewer'],
    ['cn=leads;x', 'approver'],
  ]);
  expect(found?.secondFactors).toEqual(['otp', 'hwk']);
});

test.each<[string, Record<string, string | undefined>, RegExp]>([
  ['the issuer alone', { OIDC_ISSUER: whole.OIDC_ISSUER }, /OIDC_CLIENT_ID is missing: set it to the id/],
  ['no secret', { ...whole, OIDC_CLIENT_SECRET: '' }, /OIDC_CLIENT_SECRET is missing: set it to the secret/],
  ['a mapping alone', { OIDC_ROLES: 'a=admin' }, /OIDC_ISSUER is missing: set it to the address/],
  ['no name', { ...whole, OIDC_NAME: undefined }, /OIDC_NAME is missing: set it to the name/],
  ['an issuer over http', { ...whole, OIDC_ISSUER: 'http://login.example' }, /OIDC_ISSUER must be an https address/],
  ['an issuer with a query', { ...whole, OIDC_ISSUER: 'https://a.example/?b' }, /OIDC_ISSUER must be an https address/],
  ['a claim without mapping', { ...whole, OIDC_ROLE_CLAIM: 'groups' }, /OIDC_ROLES is missing: set it to value=role/],
  ['a mapping without claim', { ...whole, OIDC_ROLES: 'a=admin' }, /OIDC_ROLE_CLAIM is missing: set it to the claim/],
  ['an unknown role', { ...whole, OIDC_ROLE_CLAIM: 'g', OIDC_ROLES: 'a=owner' }, /OIDC_ROLES must be value=role/],
  ['a value twice', { ...whole, OIDC_ROLE_CLAIM: 'g', OIDC_ROLES: 'a=admin,a=auditor' }, /OIDC_ROLES must be/],
  ['no value', { ...whole, OIDC_ROLE_CLAIM: 'g', OIDC_ROLES: '=admin' }, /OIDC_ROLES must be value=role/],
])('%s: refused at the start, with what to do', (_what, given, sentence) => {
  expect(() => settings(given)).toThrow(sentence);
});

test('No sentence quotes a secret', () => {
  const given = { ...whole, OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_SECRET: 'do not say this' };
  expect(() => settings(given)).toThrow(/^(?!.*do not say this)/);
});

test('http is for this machine alone', () => {
  expect(
    ['http://localhost:4000', 'http://127.0.0.1:4000', 'https://a.example'].every((one) => isSafeAddress(one)),
  ).toBe(true);
  for (const one of [
    'http://localhost.a.example',
    'http://10.0.0.1',
    'http://127.0.0.1.a.example',
    'https://u:p@a.example',
  ])
    expect(isSafeAddress(one)).toBe(false);
});
