import { expect, it } from 'vitest';
import type { IdentityDocument } from '#lib/review/applicant/applicant.ts';
import { aamvaPayload } from '#sandbox/papers/machine-readable/aamva.ts';
import { inventPeople } from '#sandbox/people/invent.ts';
import type { Person } from '#sandbox/people/person.ts';
import { VULT_MIX } from '#sandbox/vendors/vult/applicant-mix.ts';
import { exampleApplicant, exampleCard } from '#test/builders/applicant-content.ts';
import { barcodeFaults } from '../../case/barcode-faults.ts';
import type { MaskRules } from '../mask.ts';
import { barcodeViews } from './barcode-view.ts';

const now = new Date('2026-11-21T12:00:00Z');
const rules: MaskRules = { role: 'reviewer', masking: { maskedFields: [] }, revealed: new Set() };

/** What a vendor reads off the front of a person's card. */
function frontOf({ names, home, paper: { printed } }: Person): IdentityDocument {
  const card = exampleCard();
  return exampleCard({
    type: printed.kind === 'driver_license' ? 'driver_license' : 'identification_card',
    number: printed.number,
    issuingCountry: printed.country,
    issuedOn: printed.issuedOn,
    expiresOn: printed.expiresOn,
    mrz: null,
    fields: [],
    holder: {
      ...card.holder,
      fullName: null,
      givenName: names.given,
      middleName: names.middle,
      familyName: names.family,
      suffix: names.suffix,
      birthDate: printed.birthDate,
      gender: printed.gender,
      address: {
        ...{ line: home.street, city: home.city, state: home.region, postalCode: home.postalCode },
        country: printed.country,
      },
    },
  });
}

it('The barcodes of the sandbox’s cards of states contradict the front where it made them so, and only there', () => {
  const people = inventPeople('barcodes', 400, '2026-11-21', VULT_MIX).filter(({ paper }) => paper.printed.state);
  expect(people.length).toBeGreaterThan(80);
  const found = people.map((person) => {
    const paper = frontOf(person);
    const image = paper.images.find(({ part }) => part === 'back')?.id ?? '';
    const text = aamvaPayload(person.paper.printed);
    const barcodes = [{ image, page: 1, outcome: 'found', text, corners: [] } as const];
    const applicant = { ...exampleApplicant({ documents: [paper] }), barcodes };
    const [view] = barcodeViews(applicant, now, rules);
    expect(view?.rows.length).toBeGreaterThanOrEqual(7);
    const differing = view?.rows.filter(({ verdict, source }) => verdict === 'differs' && source === 'Printed') ?? [];
    return {
      country: person.paper.printed.country,
      expiry: view?.rows.find(({ label }) => label === 'Expiry'),
      isForged: person.paper.printed.barcode !== undefined,
      differing: differing.map(({ label, code, record }) => `${label}: ${code} / ${record}`),
      faults: barcodeFaults(applicant, paper, now).map(([, , title]) => title),
    };
  });
  const honest = found.filter(({ isForged }) => !isForged);
  expect(honest.flatMap(({ differing }) => differing)).toEqual([]);
  expect(honest.flatMap(({ faults }) => faults)).toEqual([]);
  const canadian = found.filter(({ country }) => country === 'CAN');
  expect(canadian.map(({ differing, faults }) => [...differing, ...faults])).toEqual([[]]);
  expect(canadian[0]?.expiry?.verdict, 'with the year first').toBe('agrees');
  const forged = found.filter(({ isForged }) => isForged);
  expect(forged.length).toBeGreaterThan(1);
  for (const { faults } of forged) expect(faults.join()).toMatch(/^The barcode contradicts the .+: name, birth date$/);
});
