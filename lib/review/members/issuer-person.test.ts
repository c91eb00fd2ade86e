import { describe, expect, it } from 'vitest';
import { gaveSecondFactor, issuerPerson, plainEmail } from './issuer-person.ts';

const byValue = new Map([
  ['desk', 'reviewer'],
  ['leads', 'approver'],
  ['owners', 'admin'],
]);
const roleOf = (value: unknown) => issuerPerson('i', 's', { groups: value }, { claim: 'groups', byValue }).role;

describe('The role of a claim', () => {
  it.each<[string, unknown, string]>([
    ['one value', 'desk', 'reviewer'],
    ['a list with others', ['lunch', 'leads'], 'approver'],
    ['two mapped values: the one that reaches further', ['desk', 'owners', 'leads'], 'admin'],
    ['the name of a role, which is not mapped', 'admin', 'none'],
    ['another case', 'Owners', 'none'],
    ['a longer text', 'owners of nothing', 'none'],
    ['a list in a list', [['owners']], 'none'],
    ['an object', { owners: true }, 'none'],
    ['true', true, 'none'],
    ['nothing', undefined, 'none'],
    ['a name of every object', '__proto__', 'none'],
  ])('%s', (_what, value, role) => {
    expect(roleOf(value)).toBe(role);
  });

  it('without a mapping is not asked for', () => {
    expect(issuerPerson('i', 's', { groups: 'owners' }, null).role).toBe('unset');
  });
});

describe('The address', () => {
  it.each<[string, unknown, string | null]>([
    ['in any case', 'Ilse.Brandvold+kyc@Norrsund.Example', 'ilse.brandvold+kyc@norrsund.example'],
    ['with a Cyrillic letter', 'ilsе@norrsund.example', null],
    ['with a full-width letter', 'ｉlse@norrsund.example', null],
    ['with a Kelvin sign', 'il\u212ae@norrsund.example', null],
    ['with a space', 'ilse @norrsund.example', null],
    ['of two people', 'ilse@norrsund.example,mei@norrsund.example', null],
    ['in a list', ['ilse@norrsund.example'], null],
    ['too long', `${'a'.repeat(250)}@b.example`, null],
  ])('%s', (_what, given, email) => {
    expect(plainEmail(given)).toBe(email);
  });

  it('control: folding the case, or to the compatible form, makes other people’s addresses equal', () => {
    expect('il\u212ae@norrsund.example'.toLowerCase()).toBe('ilke@norrsund.example');
    expect('ｉlse@norrsund.example'.normalize('NFKC')).toBe('ilse@norrsund.example');
  });

  it.each([false, undefined, 'true', 1])('verified as %s: does not count', (email_verified) => {
    const claims = { email: 'ilse@norrsund.example', email_verified };
    expect(issuerPerson('i', 's', claims, null).email).toBeNull();
  });
});

it('A name: control and direction marks are out, and it is 120 characters at most', () => {
  const nameOf = (name: unknown) => issuerPerson('i', 's', { name }, null).name;
  expect(nameOf(' Ilse\u202e\u0000Brandvold\n')).toBe('Ilse Brandvold');
  expect(nameOf('x'.repeat(500))).toHaveLength(120);
  expect([nameOf(''), nameOf('\u200b'), nameOf(7)]).toEqual([null, null, null]);
});

it('A method counts only in a list, and only where it is set', () => {
  expect(gaveSecondFactor({ amr: ['pwd', 'otp'] }, ['otp'])).toBe(true);
  for (const amr of ['otp', undefined, ['pwd'], [['otp']], { otp: 1 }])
    expect(gaveSecondFactor({ amr }, ['otp'])).toBe(false);
  expect(gaveSecondFactor({ amr: ['otp'] }, [])).toBe(false);
});
