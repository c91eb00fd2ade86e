import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCard } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { reveal } from './reveals.ts';
import { applicantZones } from './zones.ts';

let database: TestDatabase;
let applicantId: string;

beforeAll(async () => {
  database = await testDatabase();
  ({ applicantId } = await aCase(await aConnection(), anApplicant({ documents: [exampleCard()] })));
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const mrz = exampleCard().mrz ?? '';
const typed = (text: string) => ({ text, documentType: 'identification_card' });

describe('The zones of an applicant', () => {
  it.each(['manager', 'admin'] as const)('are closed to a %s, who sees no images', async (role) => {
    expect(await codeOf(applicantZones(await aMember(role), applicantId, null))).toBe('not_allowed');
    expect(await codeOf(applicantZones(await aMember(role), applicantId, typed(mrz)))).toBe('not_allowed');
  });

  it('are closed to an auditor until a reason opens the images', async () => {
    const auditor = await aMember('auditor');
    expect(await codeOf(applicantZones(auditor, applicantId, typed(mrz)))).toBe('closed');
    await reveal(auditor, applicantId, 'images', 'Sample of November');
    expect(await applicantZones(auditor, applicantId, null)).toHaveLength(1);
  });

  it('are those of the vendor, and the typed one alone where one was typed; nothing is kept of it', async () => {
    const reviewer = await aMember('reviewer');
    const rows = await db().ledgerRow.count();
    const [vendor] = await applicantZones(reviewer, applicantId, null);
    expect(vendor?.digits).toEqual({ right: 4, total: 4 });
    // Masked by the policy, as the number is everywhere else.
    expect(JSON.stringify(vendor)).not.toContain('N0941825');
    const altered = mrz.replace('9103041', '9103042');
    const [zone, ...others] = await applicantZones(reviewer, applicantId, typed(altered));
    expect(zone?.faults).toContain('Birth date: the check digit is 2 and should be 1.');
    expect(others).toEqual([]);
    expect(await db().ledgerRow.count()).toBe(rows);
    expect(await applicantZones(reviewer, applicantId, null)).toEqual([vendor]);
  });

  it('of no one are not found', async () => {
    const reviewer = await aMember('reviewer');
    expect(await codeOf(applicantZones(reviewer, '00000000-0000-4000-8000-000000000000', null))).toBe('not_found');
  });
});
