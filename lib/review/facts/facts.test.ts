import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Role } from '../actor.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import type { Fact, FactField } from './fact.ts';
import { factsOf } from './facts.ts';
import { type MaskRules, maskCheck, maskFacts, maskName, maskValue } from './mask.ts';

const now = exampleNow;
const rules = (role: Role, ...revealed: string[]): MaskRules => ({
  role,
  masking: defaultPolicies.masking,
  revealed: new Set(revealed),
});

type Parts = { identity: Fact[]; contact: Fact[]; documents: { facts: Fact[] }[] };
const all = ({ identity, contact, documents }: Parts) => [
  ...identity,
  ...contact,
  ...documents.flatMap(({ facts }) => facts),
];
const factIn = (parts: Parts, field: FactField) => all(parts).find((fact) => fact.field === field);

describe('factsOf', () => {
  it('has each fact once, with the number of sources that agree', () => {
    const facts = factsOf(exampleApplicant(), { now });
    expect(all(facts).map(({ label, value, agree }) => [label, value, agree])).toEqual([
      ['Name', 'Айдана Омарова', 3],
      ['In Latin', 'Aidana Omarova', 0],
      ['Birth date', '04 Mar 1991', 3],
      ['Age', '35 by document', 0],
      ['Sex', 'Female', 3],
      ['Nationality', 'Kazakhstan KAZ', 2],
      ['Personal no.', '910304400417', 0],
      ['Email', 'aidana.omarova@mail.example', 0],
      ['Phone', '+7 701 234 5642', 0],
      ['Address', '48 Saryarka St, Astana, Kazakhstan', 0],
      ['Number', 'N09418257', 2],
      ['Issued', '18 Sep 2021', 0],
      ['Expires', '18 Sep 2031', 2],
      ['Issuer', 'Kazakhstan KAZ', 2],
    ]);
    expect(facts.documents.map(({ id, label }) => [id, label])).toEqual([['card', 'Identity card']]);
  });

  it('keeps a line for a phone number that no source has, and leaves out selfies', () => {
    const selfie = { ...exampleCard(), id: 'selfie', type: 'selfie', number: null, mrz: null };
    const facts = factsOf(exampleApplicant({ documents: [selfie] }, { personalNumber: null, phone: null }), { now });
    expect(facts.documents).toEqual([]);
    expect(factIn(facts, 'phone')?.value).toBeNull();
    expect(factIn(facts, 'personalNumber')).toBeUndefined();
  });
});

describe('maskFacts', () => {
  const mask = (role: Role, ...revealed: string[]) =>
    maskFacts(factsOf(exampleApplicant(), { now }), rules(role, ...revealed));

  it.each<[Role, boolean]>([
    ['reviewer', true],
    ['approver', true],
    ['auditor', true],
  ])('masks for the role %s what the policy masks, until it is revealed', (role) => {
    const masked = all(mask(role)).filter((fact) => fact.isMasked);
    expect(masked.map(({ value, canReveal }) => [value, canReveal])).toEqual([
      ['••••••••0417', true],
      ['a•••@•••.example', true],
      ['+7 ••• ••• •• 42', true],
      ['•••, Astana', true],
      ['••••••••257', true],
    ]);
    expect(factIn(mask(role, 'phone'), 'phone')).toMatchObject({ value: '+7 701 234 5642', isMasked: false });
    expect(factIn(mask(role, 'phone'), 'email')?.isMasked).toBe(true);
  });

  it.each<Role>(['manager', 'admin'])('shows the role %s initials and a year, whatever was revealed', (role) => {
    const facts = mask(role, 'name', 'birthDate', 'phone');
    const shown = (['name', 'latinName', 'birthDate', 'age', 'phone'] as const).map(
      (field) => factIn(facts, field)?.value,
    );
    expect(shown).toEqual(['А. О.', 'A. O.', '1991', '••', '+7 ••• ••• •• 42']);
    expect(all(facts).some((fact) => fact.canReveal)).toBe(false);
  });

  it('masks the name in Latin letters together with the name', () => {
    const masking = { maskedFields: ['name'] };
    const facts = factsOf(exampleApplicant(), { now });
    const latin = (...revealed: string[]) =>
      factIn(maskFacts(facts, { role: 'reviewer', masking, revealed: new Set(revealed) }), 'latinName');
    expect(latin()).toMatchObject({ value: 'A. O.', canReveal: false });
    expect(latin('name')).toMatchObject({ value: 'Aidana Omarova', isMasked: false });
  });

  it('leaves no part of a masked value in what is sent', () => {
    const different = exampleApplicant(
      {
        documents: [
          exampleCard({
            number: 'N09418275',
            holder: { ...exampleCard().holder, birthDate: '1991-04-03', fullName: 'Алия Омарова' },
          }),
        ],
      },
      {},
    );
    const text = JSON.stringify(maskFacts(factsOf(different, { now }), rules('manager')));
    for (const secret of [
      'Омарова',
      'Omarova',
      'OMAROVA',
      'Алия',
      '04 Mar',
      '03 Apr',
      '910304',
      '094182',
      '701',
      'omarova',
      'Saryarka',
      '9103',
    ]) {
      expect({ secret, isThere: text.includes(secret) }).toEqual({ secret, isThere: false });
    }
  });

  it('shows where sources differ without their values', () => {
    const card = exampleCard({ number: 'N09418275' });
    const number = factIn(
      maskFacts(factsOf(exampleApplicant({ documents: [card] }), { now }), rules('reviewer')),
      'documentNumber',
    );
    expect(number?.difference?.values.map(({ source, value }) => [source, value])).toEqual([
      ['Printed', '•••••••≠≠'],
      ['MRZ', '•••••••≠≠'],
    ]);
    const swapped = exampleApplicant({}, { birthDate: '1991-04-03' });
    const day = factIn(maskFacts(factsOf(swapped, { now }), rules('manager')), 'birthDate');
    expect(day?.difference?.values.map(({ value, verbatim }) => [value, verbatim])).toEqual(
      Array(3).fill(['≠≠≠ ≠≠≠ •••', null]),
    );
  });
});

describe('maskCheck', () => {
  const unread = exampleCheck({
    name: 'dateOfBirth',
    outcome: 'attention',
    providerOutcome: '03/04/1990',
    reasons: ['The date can be read as two different days'],
  });
  it.each<[string, Role, string[], string]>([
    ['a reviewer', 'reviewer', [], '03/04/1990'],
    ['a manager', 'manager', [], '1990'],
    ['a manager, whatever was revealed', 'manager', ['birthDate'], '1990'],
  ])('shows %s an unread birth date as it shows the birth date', (_, role, revealed, shown) =>
    expect(maskCheck(unread, rules(role, ...revealed)).providerOutcome).toBe(shown),
  );

  it('masks what the policy masks, and leaves every other check unchanged', () => {
    const phone = { ...unread, name: 'phone', reasons: ['This is not a phone number'] };
    expect(maskCheck(phone, rules('reviewer')).providerOutcome).not.toContain('03/04');
    const other = { ...unread, reasons: ['Too old'] };
    expect(maskCheck(other, rules('manager'))).toBe(other);
  });
});

describe('maskValue', () => {
  it.each<[FactField, string, string]>([
    ['documentNumber', '123456789012', '••••••••9012'],
    ['documentNumber', '12345', '••••••••5'],
    ['documentNumber', '12', '••••••••'],
    ['personalNumber', '1', '••••••••'],
    ['email', 'x@y.co.uk', 'x•••@•••.uk'],
    ['email', 'no address', '•••@•••.•••'],
    ['phone', '+4917012345678', '+49 ••• ••• •• 78'],
    ['phone', '12345', '••• ••• •• ••'],
    ['address', '1 Main St', '•••'],
    ['birthDate', '03/1991 or so', '••••'],
  ])('a %s of %s is shown as %s', (field, value, masked) => expect(maskValue(field, value, ['Astana'])).toBe(masked));

  it('never keeps more than the last four characters, nor more than a third', () => {
    for (let length = 0; length < 40; length += 1) {
      const value = Array.from({ length }, (_, index) => String.fromCharCode(65 + (index % 26))).join('');
      const kept = maskValue('documentNumber', value).replace(/•/g, '');
      expect(value.endsWith(kept) && kept.length <= Math.min(4, length / 3)).toBe(true);
    }
  });

  it.each([
    ['Айдана Омарова', 'А. О.'],
    ['欧阳若溪', '欧.'],
    ['Anna-Maria O’Neill', 'A. M. O. N.'],
    ['', '•••'],
    [null, null],
  ])('%s has the initials %s', (name, masked) => expect(maskName(name)).toBe(masked));
});
