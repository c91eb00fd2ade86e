import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { type CorrectionInput, correctNote, type NoteInput, notesOf, writeNote } from './notes.ts';

let database: TestDatabase;
let applicantId: string;
let nadia: MemberActor;
let kofi: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  [nadia, kofi] = await Promise.all([aMember('reviewer', 'Nadia Brandt'), aMember('approver', 'Kofi Oyelaran')]);
  applicantId = (await aCase(await aConnection())).applicantId;
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const aNote = (change: Partial<NoteInput> = {}): NoteInput => ({
  noteId: randomUUID(),
  applicantId,
  text: 'Called the applicant, card is at the embassy.',
  mentions: [],
  ...change,
});

const aCorrection = (corrects: string, change: Partial<CorrectionInput> = {}): CorrectionInput => ({
  noteId: randomUUID(),
  corrects,
  version: 1,
  text: 'Called the applicant, passport is at the embassy.',
  mentions: [],
  ...change,
});

const textsOf = async (actor: MemberActor, id = applicantId) =>
  (await notesOf(actor, id)).notes.map(({ text }) => text);

describe('A note', () => {
  test('is shown to colleagues with its writer, and is sealed in the database', async () => {
    const input = aNote({ text: 'Ask Kofi about the visa.', mentions: [kofi.id] });
    await writeNote(nadia, input);
    const [latest] = (await notesOf(kofi, applicantId)).notes;
    expect(latest).toMatchObject({
      text: 'Ask Kofi about the visa.',
      by: { name: 'Nadia Brandt' },
      mentions: [{ name: 'Kofi Oyelaran' }],
      canCorrect: false,
    });
    const row = await db().applicantNote.findUniqueOrThrow({ where: { id: input.noteId } });
    expect(row.text).toMatch(/^v1\./);
    expect(row.text).not.toContain('visa');
  });

  test('tells those it mentions, once: a correction tells only those it adds', async () => {
    const { caseId, applicantId: id } = await aCase(await aConnection());
    const [ines, auditor] = await Promise.all([aMember('reviewer', 'Inês Duarte'), aMember('auditor')]);
    const input = aNote({ applicantId: id, mentions: [kofi.id, auditor.id, nadia.id] });
    await writeNote(nadia, input);
    await writeNote(nadia, input);
    const told = () =>
      db().notice.findMany({
        where: { caseId },
        select: { kind: true, memberId: true, byId: true },
        orderBy: { at: 'asc' },
      });
    const one = { kind: 'mentioned', memberId: kofi.id, byId: nadia.id };
    expect(await told()).toEqual([one]);
    await correctNote(nadia, aCorrection(input.noteId, { mentions: [kofi.id, ines.id] }));
    expect(await told()).toEqual([one, { ...one, memberId: ines.id }]);
  });

  test('sent twice is written once, with one entry in the ledger that holds no text', async () => {
    const input = aNote({ text: 'Twice.' });
    await writeNote(nadia, input);
    await writeNote(nadia, input);
    const entries = await db().ledgerRow.findMany({ where: { subjectId: applicantId, kind: 'note.written' } });
    const own = entries.filter(({ entry }) => entry.includes(input.noteId));
    expect(own).toHaveLength(1);
    expect(own[0]?.entry).not.toContain('Twice');
  });

  test('under an id that was used for another note is refused', async () => {
    const input = aNote();
    await writeNote(nadia, input);
    await expect(writeNote(nadia, { ...input, text: 'Another.' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(writeNote(kofi, input)).rejects.toMatchObject({ code: 'invalid' });
  });

  test('without a text is refused', async () => {
    await expect(writeNote(nadia, aNote({ text: '' }))).rejects.toMatchObject({ code: 'invalid' });
  });

  test('that mentions someone who may not read notes, or who left, is refused', async () => {
    const manager = await aMember('manager');
    const left = await aMember('reviewer');
    await db().member.update({ where: { id: left.id }, data: { disabledAt: new Date() } });
    for (const id of [manager.id, left.id, randomUUID()])
      await expect(writeNote(nadia, aNote({ mentions: [id] }))).rejects.toMatchObject({ code: 'invalid' });
  });

  test.each(['admin', 'manager', 'auditor'] as const)('by an %s is refused', async (role) => {
    await expect(writeNote(await aMember(role), aNote())).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('is hidden from a manager, and an auditor reads it', async () => {
    await writeNote(nadia, aNote({ text: 'For the file.' }));
    expect(await notesOf(await aMember('manager'), applicantId)).toEqual({
      isHidden: true,
      notes: [],
      canWrite: false,
    });
    expect(await textsOf(await aMember('auditor'))).toContain('For the file.');
  });

  test.each(['reviewer', 'manager', 'auditor'] as const)(
    'of an absent applicant is not found, for a %s',
    async (role) => {
      await expect(notesOf(await aMember(role), randomUUID())).rejects.toMatchObject({ code: 'not_found' });
    },
  );

  test('can’t be changed or removed in the database', async () => {
    const input = aNote();
    await writeNote(nadia, input);
    await expect(db().$executeRaw`DELETE FROM applicant_note WHERE id = ${input.noteId}::uuid`).rejects.toThrow();
  });

  test('of an applicant whose key was destroyed is gone', async () => {
    const other = (await aCase(await aConnection())).applicantId;
    await writeNote(nadia, aNote({ applicantId: other, text: 'Gone soon.' }));
    await db().applicant.update({ where: { id: other }, data: { dataKey: null, record: null, raw: null } });
    expect(await textsOf(nadia, other)).toEqual([]);
    await expect(writeNote(nadia, aNote({ applicantId: other }))).rejects.toMatchObject({ code: 'closed' });
  });
});

describe('A correction', () => {
  test('is a new version, and the former one stays readable', async () => {
    const input = aNote({ text: 'Card.' });
    await writeNote(nadia, input);
    await correctNote(nadia, aCorrection(input.noteId, { text: 'Passport.' }));
    const found = (await notesOf(kofi, applicantId)).notes.find(({ id }) => id === input.noteId);
    expect(found).toMatchObject({ text: 'Passport.', version: 2, former: [{ text: 'Card.' }] });
    expect(found?.correctedAt).not.toBeNull();
  });

  test('of another’s note is refused', async () => {
    const input = aNote();
    await writeNote(nadia, input);
    await expect(correctNote(kofi, aCorrection(input.noteId))).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('of a version that was corrected meanwhile is refused', async () => {
    const input = aNote();
    await writeNote(nadia, input);
    await correctNote(nadia, aCorrection(input.noteId));
    await expect(correctNote(nadia, aCorrection(input.noteId))).rejects.toMatchObject({ code: 'changed' });
  });

  test('made twice at once: one is kept, the other is refused', async () => {
    const input = aNote();
    await writeNote(nadia, input);
    const results = await Promise.allSettled([
      correctNote(nadia, aCorrection(input.noteId, { text: 'One.' })),
      correctNote(nadia, aCorrection(input.noteId, { text: 'Two.' })),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db().applicantNote.count({ where: { rootId: input.noteId } })).toBe(2);
  });
});
