/**
 * Files of look-ups: kept sealed by what they are, not by what they are called; shown as pixels; erased with the key.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { sha256 } from '#lib/data/hash.ts';
import { openLookupFile } from '#lib/data/hits/lookup-files.ts';
import { hitsOf } from '#lib/data/hits/view.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { lookupFileBytes } from '#lib/review/hits/lookup.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { hitsShown } from '#test/builders/hits.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { honestFiles, marker } from '#test/imaging/specimen.ts';
import { attachLookup } from './attach-lookup.ts';
import { dueItems } from './lifecycle/due-items.ts';
import { closeImaging } from './sync/fetch-images.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
const honest = await honestFiles();

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeImaging();
  await closeDatabase();
  await database.close();
});

async function aHit() {
  const found = await aCase(connection, anApplicant({ hits: [exampleHit({ id: 'ofac', list: 'OFAC' })] }));
  const [hit] = await hitsShown(nadia, found.applicantId);
  return { ...found, hitId: hit?.id ?? '' };
}

const input = (hitId: string, change: object = {}) => ({
  lookupId: randomUUID(),
  hitId,
  link: '',
  note: 'No entry with this birth date.',
  ...change,
});

const fileProblem = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { fields?: { file?: string } }) => error.fields?.file ?? 'another problem',
  );

describe('A file of a look-up', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('that is a %s is kept with its hash, and shown as pixels', async (type) => {
    const { hitId, applicantId } = await aHit();
    const bytes = honest[type];
    const { lookupId } = await attachLookup(nadia, input(hitId), bytes);
    const [hit] = await hitsShown(nadia, applicantId);
    expect(hit?.lookups).toMatchObject([{ link: null, file: { type: `image/${type}`, sha256: sha256(bytes) } }]);
    expect(hit?.needsLookup).toBe(false);
    const opened = await openLookupFile(nadia, lookupId);
    expect(opened.kind).toBe('picture');
    expect([...opened.bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(Buffer.from(opened.bytes).toString('latin1')).not.toContain(marker);
    // Control: the file itself carries the text, and a camera's position.
    expect(bytes.toString('latin1')).toContain(marker);
  });

  it('that is a PDF is given back as it was, to be saved', async () => {
    const { hitId } = await aHit();
    const { lookupId } = await attachLookup(nadia, input(hitId), honest.pdf);
    const opened = await openLookupFile(nadia, lookupId);
    expect([opened.kind, sha256(opened.bytes)]).toEqual(['pdf', sha256(honest.pdf)]);
  });

  it('is sealed, and neither it nor the ledger says what was found', async () => {
    const { hitId, applicantId } = await aHit();
    const { lookupId } = await attachLookup(nadia, input(hitId), honest.pdf);
    const { bytes } = await db().hitLookupFile.findUniqueOrThrow({ where: { lookupId } });
    expect(Buffer.from(bytes).includes('%PDF')).toBe(false);
    const where = { subjectId: applicantId, kind: 'hit.looked-up' };
    const rows = await db().ledgerRow.findMany({ where, select: { entry: true } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).toContain(sha256(honest.pdf));
    expect(JSON.stringify(rows)).not.toMatch(/birth date|%PDF/);
  });

  it.each([
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', /Only PNG/],
    ['a page', '<!doctype html><script>alert(1)</script>', /Only PNG/],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000', /Only PNG/],
    ['a page behind the first bytes of a PNG', '\x89PNG\r\n\x1a\n<html><script>alert(1)</script>', /can’t be read/],
    ['empty', '', /empty/],
  ])('that is %s is refused, whatever it is called', async (_what, text, sentence) => {
    const { hitId, applicantId } = await aHit();
    const problem = await fileProblem(attachLookup(nadia, input(hitId), Buffer.from(text, 'latin1')));
    expect(problem).toMatch(sentence);
    expect((await hitsShown(nadia, applicantId))[0]?.lookups).toEqual([]);
  });

  it('of 5 MB and one byte is refused by Docket and by the database', async () => {
    const { hitId } = await aHit();
    const large = Buffer.concat([honest.pdf, Buffer.alloc(lookupFileBytes + 1 - honest.pdf.byteLength)]);
    expect(await fileProblem(attachLookup(nadia, input(hitId), large))).toMatch(/larger than 5 MB/);
    expect(await fileProblem(attachLookup(nadia, input(hitId), large.subarray(0, lookupFileBytes)))).toBeNull();
    const kept = await db().hitLookup.findFirstOrThrow({ where: { hitId } });
    const longer = { ...kept, id: randomUUID(), fileByteLength: lookupFileBytes + 1 };
    await expect(db().hitLookup.create({ data: longer })).rejects.toThrow(/hit_lookup_file_is_small/);
  });

  it('sent again with the same form is one look-up; with another file it is refused', async () => {
    const { hitId, applicantId } = await aHit();
    const form = input(hitId);
    await attachLookup(nadia, form, honest.png);
    await attachLookup(nadia, form, honest.png);
    expect(await codeOf(attachLookup(nadia, form, honest.jpeg))).toBe('invalid');
    expect((await hitsShown(nadia, applicantId))[0]?.lookups).toHaveLength(1);
  });

  it('or a link is needed', async () => {
    const { hitId } = await aHit();
    const refused = await attachLookup(nadia, input(hitId), null).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'invalid', fields: { link: expect.stringContaining('choose a file') } });
  });
});

describe('Who opens it', () => {
  it('a reviewer, which the ledger records; an auditor only after saying why; nobody else', async () => {
    const { hitId, applicantId } = await aHit();
    const { lookupId } = await attachLookup(nadia, input(hitId), honest.png);
    await openLookupFile(nadia, lookupId);
    expect(await db().ledgerRow.count({ where: { kind: 'lookup-file.sent', subjectId: applicantId } })).toBe(1);
    const auditor = await aMember('auditor');
    expect(await codeOf(openLookupFile(auditor, lookupId))).toBe('closed');
    const [hit] = (await hitsOf(auditor, applicantId, (id) => id)).hits;
    expect(hit?.lookups[0]?.file?.isOpen).toBe(false);
    for (const role of ['manager', 'admin'] as const)
      expect(await codeOf(openLookupFile(await aMember(role), lookupId))).toBe('not_allowed');
    expect(await db().ledgerRow.count({ where: { kind: 'lookup-file.sent', subjectId: applicantId } })).toBe(1);
  });

  it.each(['manager', 'auditor', 'admin'] as const)('a %s attaches none', async (role) => {
    const { hitId } = await aHit();
    expect(await codeOf(attachLookup(await aMember(role), input(hitId), honest.png))).toBe('not_allowed');
  });
});

describe('Erasure', () => {
  it('deletes the file with the key that sealed it, and the hash stays', async () => {
    const { hitId, applicantId } = await aHit();
    const { lookupId } = await attachLookup(nadia, input(hitId), honest.png);
    const jobId = await aJob(nadia, 'delete', [applicantId]);
    const { id, asker } = await asked(nadia, 'delete', jobId);
    nadia = asker;
    await confirmed(await aMember('approver'), 'delete', jobId, id);
    await runDue(dueItems);
    expect(await db().hitLookupFile.count({ where: { lookupId } })).toBe(0);
    expect(await db().hitLookup.findUnique({ where: { id: lookupId } })).toMatchObject({
      fileSha256: sha256(honest.png),
    });
    expect(await codeOf(openLookupFile(nadia, lookupId))).toBe('not_found');
  });

  it('is the only end of a file: the database refuses to delete or change it before', async () => {
    const { hitId } = await aHit();
    const { lookupId } = await attachLookup(nadia, input(hitId), honest.png);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const where = `WHERE lookup_id = '${lookupId}'`;
    await expect(owner.query(`DELETE FROM hit_lookup_file ${where}`)).rejects.toThrow(/kept as long as its applicant/);
    await expect(owner.query(`UPDATE hit_lookup_file SET bytes = picture ${where}`)).rejects.toThrow();
    await expect(owner.query(`UPDATE hit_lookup SET file_sha256 = NULL WHERE id = '${lookupId}'`)).rejects.toThrow();
    await owner.end();
  });
});
