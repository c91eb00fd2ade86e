import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseApplicant } from '#lib/data/lifecycle/erase.ts';
import { worker } from '#lib/review/actor.ts';
import { changedParts } from '#lib/review/applicant/changes.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCard } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { aamvaText } from '#test/review/aamva-cards.ts';
import { applicantBarcodes, imagesToDecode } from '../applicants/barcodes.ts';
import { reveal } from '../applicants/reveals.ts';
import { saveApplicant } from '../applicants/save.ts';
import { applicantView } from '../applicants/view.ts';
import { closeDatabase, db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { saveBarcodes } from './save-barcodes.ts';

let database: TestDatabase;
let connectionId: string;

beforeAll(async () => {
  database = await testDatabase();
  connectionId = await aConnection();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const licence = () => {
  const card = exampleCard();
  const holder = { ...card.holder, fullName: 'Marcus Delgado', birthDate: '1991-03-04', gender: 'male' };
  return exampleCard({
    type: 'driver_license',
    issuingCountry: 'USA',
    mrz: null,
    number: 'D8841027',
    holder,
    fields: [],
  });
};

const texts = (family: string) =>
  aamvaText(10, [
    ['DCS', family],
    ['DAC', 'MARCUS'],
    ['DBB', '03041991'],
    ['DAQ', 'D8841027'],
  ]);
const corners = [0, 1, 2, 3].map(() => ({ x: 0.25, y: 0.5 }));
const found = (text: string) => [{ page: 1, outcome: 'found', text, corners } as const];

async function aLicence() {
  const person = { fullName: 'Marcus Delgado', givenName: null, familyName: null, birthDate: '1991-03-04' };
  const applicant = anApplicant({ documents: [licence()], portrait: null, person });
  const { applicantId, caseId } = await aCase(connectionId, applicant);
  const back = await db().image.findFirstOrThrow({ where: { applicantId, part: 'back' } });
  const standing = async () => {
    const row = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    const blockers = row.blockers as Blocker[];
    return { version: row.version, named: blockers.map(({ tone, title }) => `${tone} ${title}`) };
  };
  return { applicant, applicantId, imageId: back.id, standing };
}

describe('The barcode of a card', () => {
  it('that agrees with the front changes nothing of the case', async () => {
    const { imageId, standing } = await aLicence();
    const before = await standing();
    await saveBarcodes(imageId, found(texts('DELGADO')));
    expect(await standing()).toEqual(before);
  });

  it('that contradicts the front is a blocker, named by fact, and stays so when the vendor says more', async () => {
    const { applicant, imageId, standing } = await aLicence();
    const before = await standing();
    await saveBarcodes(imageId, found(texts('SALGADO')));
    const after = await standing();
    expect(after.version).toBe(before.version + 1);
    expect(after.named.filter((title) => !before.named.includes(title))).toEqual([
      'fail Name differs',
      'fail The barcode contradicts the driver licence: name',
    ]);
    const newer = { ...applicant, updatedAt: '2026-11-03T09:00:00.000Z', providerStatus: 'still waiting' };
    const fetchedAt = new Date(Date.now() + 1_000);
    const { externalId } = applicant;
    await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant: newer, problem: null });
    expect((await standing()).named).toEqual(after.named);
    await saveBarcodes(imageId, found(texts('DELGADO')));
    expect((await standing()).named).toEqual(before.named);
  });

  it('decoded while the applicant is open is no change by the vendor; what it contradicts is named', async () => {
    const { applicant, applicantId, imageId } = await aLicence();
    const reviewer = await aMember('reviewer');
    const words = { label: 'Vendor', line: '', portalLink: null, givesImages: true };
    const read = () =>
      applicantView(reviewer, applicantId, async () => ({
        ...words,
        statusWords: () => null,
        outcomeWords: () => null,
      }));
    const shown = await read();
    await saveBarcodes(imageId, found(texts('DELGADO')));
    const decoded = await read();
    expect(decoded.documents, 'a source more is shown').not.toEqual(shown.documents);
    expect(changedParts(shown, decoded)).toEqual([]);
    expect(decoded.case?.contentHash).toBe(shown.case?.contentHash);

    await saveBarcodes(imageId, found(texts('SALGADO')));
    const contradicted = await read();
    expect(changedParts(decoded, contradicted)).toEqual([
      'Name differs',
      'The barcode contradicts the driver licence: name',
    ]);
    expect(contradicted.case?.contentHash).not.toBe(decoded.case?.contentHash);

    // Control: the same fact, changed by the vendor.
    const newer = { ...applicant, documents: [{ ...licence(), expiresOn: '2030-01-01' }] };
    const fetchedAt = new Date(Date.now() + 1_000);
    const { externalId } = applicant;
    await saveApplicant(worker, { connectionId, externalId, fetchedAt, applicant: newer, problem: null });
    expect(changedParts(contradicted, await read())).toContain('Driver licence, expires');
  });

  it('that could not be read on a licence says so; on a card of elsewhere it does not', async () => {
    const { imageId, standing } = await aLicence();
    await saveBarcodes(imageId, [{ page: 1, outcome: 'none' }]);
    expect((await standing()).named).toContain('attention Barcode of the driver licence could not be read');
    const elsewhere = await aCase(connectionId, anApplicant({ documents: [exampleCard()] }));
    const where = { applicantId: elsewhere.applicantId, part: 'back' };
    const { id } = await db().image.findFirstOrThrow({ where });
    await saveBarcodes(id, [{ page: 1, outcome: 'none' }]);
    expect((await db().case.findUniqueOrThrow({ where: { id: elsewhere.caseId } })).version).toBe(elsewhere.version);
  });

  it('is sealed, is in no row of the ledger, and is gone with the applicant', async () => {
    const { applicantId, imageId } = await aLicence();
    await saveBarcodes(imageId, found(texts('SALGADO')));
    const row = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
    expect(row.barcodes).toMatch(/^v1\./);
    const everything = JSON.stringify([row, await db().ledgerRow.findMany(), await db().case.findMany()], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(everything).not.toMatch(/SALGADO|D8841027/);
    await expect(db().applicant.update({ where: { id: applicantId }, data: { barcodes: 'SALGADO' } })).rejects.toThrow(
      'applicant_barcodes_are_sealed',
    );
    await changeIfAny(worker, (tx, note) =>
      eraseApplicant(tx, note, applicantId, { act: 'delete', jobId: '00000000-0000-4000-8000-000000000000' }),
    );
    expect((await db().applicant.findUniqueOrThrow({ where: { id: applicantId } })).barcodes).toBeNull();
    await expect(db().applicant.update({ where: { id: applicantId }, data: { barcodes: 'v1.a.b.c' } })).rejects.toThrow(
      'applicant_erased_holds_nothing',
    );
    await saveBarcodes(imageId, found(texts('SALGADO')));
    expect((await db().applicant.findUniqueOrThrow({ where: { id: applicantId } })).barcodes).toBeNull();
  });
});

describe('The panel of barcodes', () => {
  it.each(['manager', 'admin'] as const)('is closed to a %s, who sees no images', async (role) => {
    const { applicantId } = await aLicence();
    expect(await codeOf(applicantBarcodes(await aMember(role), applicantId))).toBe('not_allowed');
    expect(await codeOf(imagesToDecode(await aMember(role), applicantId))).toBe('not_allowed');
  });

  it('is closed to an auditor until a reason opens the images', async () => {
    const auditor = await aMember('auditor');
    const { applicantId } = await aLicence();
    expect(await codeOf(applicantBarcodes(auditor, applicantId))).toBe('closed');
    await reveal(auditor, applicantId, 'images', 'Sample of November');
    expect(await applicantBarcodes(auditor, applicantId)).toEqual([]);
  });

  it('hides the text while the policy masks a fact in it, and shows both once that is revealed', async () => {
    const reviewer = await aMember('reviewer');
    const { applicantId, imageId } = await aLicence();
    expect(await imagesToDecode(reviewer, applicantId)).toEqual([imageId]);
    await saveBarcodes(imageId, found(texts('SALGADO')));
    expect(await imagesToDecode(reviewer, applicantId)).toEqual([]);
    const [hidden] = await applicantBarcodes(reviewer, applicantId);
    expect(hidden).toMatchObject({ imageId, page: 1, standard: 'AAMVA, version 10', text: null, isHidden: true });
    expect(JSON.stringify(hidden)).not.toContain('D8841027');
    const name = hidden?.rows.find(({ field }) => field === 'name');
    expect(name).toMatchObject({ code: 'MARCUS SALGADO', record: 'Marcus Delgado', verdict: 'differs' });
    await reveal(reviewer, applicantId, 'documentNumber', null);
    const [shown] = await applicantBarcodes(reviewer, applicantId);
    expect(shown).toMatchObject({ text: texts('SALGADO'), isHidden: false });
    expect(shown?.rows.find(({ field }) => field === 'documentNumber')).toMatchObject({ verdict: 'agrees' });
  });

  it('tries again where the reader did not end, and not where nothing was found', async () => {
    const reviewer = await aMember('reviewer');
    const { applicantId, imageId } = await aLicence();
    await saveBarcodes(imageId, [{ page: 1, outcome: 'failed' }]);
    expect(await imagesToDecode(reviewer, applicantId)).toEqual([imageId]);
    await saveBarcodes(imageId, [{ page: 1, outcome: 'none' }]);
    expect(await imagesToDecode(reviewer, applicantId)).toEqual([]);
  });
});
