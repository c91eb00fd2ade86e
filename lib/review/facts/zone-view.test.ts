import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleNow } from '#test/builders/applicant-content.ts';
import type { IdentityDocument } from '../applicant/applicant.ts';
import type { MaskRules } from './mask.ts';
import { typedZone, type ZoneView, zonesOfVendor } from './zone-view.ts';

const open: MaskRules = { role: 'reviewer', masking: { maskedFields: [] }, revealed: new Set() };
const masking: MaskRules = { ...open, masking: { maskedFields: ['documentNumber', 'personalNumber'] } };
const mrz = exampleCard().mrz ?? '';

function vendorZone(card: Partial<IdentityDocument>, rules = open): ZoneView {
  const [zone] = zonesOfVendor(exampleApplicant({ documents: [exampleCard(card)] }), exampleNow, rules);
  if (!zone) throw new Error('The example has no zone.');
  return zone;
}

function typed(text: string, rules = open): ZoneView {
  const card = exampleCard({ mrz: null });
  return typedZone(exampleApplicant({ documents: [card] }), card, text, exampleNow, rules);
}

const textOf = ({ lines }: ZoneView) => lines?.map((runs) => runs.map(({ text }) => text).join('')).join('\n') ?? null;
const marked = ({ lines }: ZoneView, look: string) =>
  lines?.flatMap((runs) => runs.filter(({ is }) => is === look).map(({ text }) => text));
const rowsOf = ({ rows }: ZoneView) => Object.fromEntries(rows.map(({ label, ...row }) => [label, row]));

describe('A zone in its panel', () => {
  it('agrees with the record, field by field, with all digits right', () => {
    const zone = vendorZone({});
    expect(zone).toMatchObject({ digits: { right: 4, total: 4 }, faults: [], unread: null });
    expect(textOf(zone)).toBe(mrz);
    expect(marked(zone, 'right')).toEqual(['5', '1', '8', '6']);
    expect(rowsOf(zone)['Document number']).toEqual({
      field: 'documentNumber',
      code: 'N09418257',
      record: 'N09418257',
      source: 'Printed',
      verdict: 'agrees',
    });
    expect(rowsOf(zone)['Birth date']).toMatchObject({ verdict: 'agrees', record: '04 Mar 1991' });
  });

  it('marks the wrong digit in its line and names it', () => {
    const zone = vendorZone({ mrz: mrz.replace('9103041', '9103042') });
    expect(zone.digits).toEqual({ right: 2, total: 4 });
    expect(marked(zone, 'wrong')).toEqual(['2', '6']);
    expect(zone.faults[0]).toBe('Birth date: the check digit is 2 and should be 1.');
  });

  it('shows the value of the record that differs', () => {
    const zone = typed(mrz.replace('3109188', '3209185'));
    expect(rowsOf(zone).Expiry).toEqual({
      field: 'expiresOn',
      code: '18 Sep 2032',
      record: '18 Sep 2031',
      source: 'Printed',
      verdict: 'differs',
    });
  });

  it('does not compare the vendor’s zone with the vendor’s own reading of it', () => {
    const fields = [{ name: 'documentNumber', value: 'N09418258', source: 'mrz', page: 1, outcome: null }];
    expect(rowsOf(vendorZone({ fields, number: null }))['Document number']).toMatchObject({
      record: null,
      verdict: 'alone',
    });
  });

  it.each([
    ['is one line', 'I<KAZN09418', 'This is one line of 11.'],
    ['is one character short', mrz.replace('OMAROVA', 'OMAROV'), 'These are lines of 30, 30, 29 characters.'],
  ])('says what is there when it %s', (_, text, are) => {
    const zone = typed(text);
    expect(zone.unread).toBe(`A zone has 3 lines of 30 characters, or 2 lines of 36 or 44. ${are}`);
    expect(zone.rows).toEqual([]);
  });
});

describe('Where the policy masks the numbers of a document, a zone', () => {
  it('of the vendor hides them in the line and in the fields, and still says which digit is wrong', () => {
    const zone = vendorZone({ mrz: mrz.replace('N094182575', 'N094182577') }, masking);
    expect(textOf(zone)).toContain('I<KAZ•••••••••7<');
    expect(JSON.stringify(zone)).not.toContain('N0941825');
    expect(zone.faults[0]).toBe('Document number: the check digit is 7 and should be 5.');
  });

  it('is shown once the number is revealed', () => {
    const revealed = new Set(['documentNumber', 'personalNumber']);
    expect(textOf(vendorZone({}, { ...masking, revealed }))).toBe(mrz);
  });

  it('that can’t be read is not shown: it is not known where they are', () => {
    const zone = vendorZone({ mrz: 'N09418257' }, masking);
    expect(zone.lines).toBeNull();
    expect(JSON.stringify(zone)).not.toContain('N0941825');
  });

  it('that was typed shows what was typed, beside the masked record', () => {
    const zone = typed(mrz, masking);
    expect(textOf(zone)).toBe(mrz);
    expect(rowsOf(zone)['Document number']).toMatchObject({ code: 'N09418257', verdict: 'agrees' });
    expect(rowsOf(zone)['Document number']?.record).toMatch(/^•+/);
  });
});
