import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, db, transaction } from '#lib/data/database.ts';
import { orderExport } from '#lib/data/exports/order.ts';
import { deleteExpiredExports, exportFile, exportsOf, removeExport } from '#lib/data/exports/own.ts';
import { beginExportsAgain, savePage, takeExport } from '#lib/data/exports/work.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ExportSelection } from '#lib/review/exports/input.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { casesPerPage, dueExports, pagesWritten } from './due-exports.ts';

const many = 1_300;

let database: TestDatabase;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  const home = await aConnection('Many');
  await db().$executeRaw`
    WITH people AS (
      INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
      SELECT gen_random_uuid(), ${home}::uuid, 'many-' || n, 'pending_review', now(), 'none'
      FROM generate_series(1, ${many - 1}) n RETURNING id, external_id)
    INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at)
    SELECT gen_random_uuid(), id, ${home}::uuid, 'status', '2026-12-01T00:00:00Z'::timestamptz
      + (substr(external_id, 6)::int / 40) * interval '1 minute' FROM people`;
  const { caseId } = await aCase(home, anApplicant({ person: { fullName: 'Zvezdana Quillfeather' } }));
  const formula = await aMember('reviewer', '=HYPERLINK("https://evil.example","Pay")');
  await db().case.update({ where: { id: caseId }, data: { assigneeId: formula.id } });
}, 60_000);

beforeEach(async () => {
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const all: ExportSelection = { query: '' };

async function ordered(actor: MemberActor, selection: ExportSelection = all): Promise<string> {
  const id = randomUUID();
  await orderExport(actor, { id, selection });
  return id;
}

async function textOf(actor: MemberActor, id: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of await exportFile(actor, id)) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function casesIn(actor: MemberActor, id: string): Promise<string[]> {
  const rows: Record<string, string>[] = parse(await textOf(actor, id), { columns: true });
  return rows.map((row) => row.case ?? '');
}

/** Takes a file and saves so many pages of it, as a process that is killed then. */
async function writtenAndKilled(memberId: string, pages: number): Promise<void> {
  const taken = await takeExport(memberId, 60_000);
  if (!taken?.asker) throw new Error('there is no file to be taken');
  let left = pages;
  for await (const _ of pagesWritten({ ...taken, asker: taken.asker })) {
    left -= 1;
    if (left === 0) return;
  }
}

/** The lease of a killed process ends. */
const leaseEnds = (id: string) => db().queueExport.update({ where: { id }, data: { leasedUntil: new Date(0) } });

describe('A file of the queue’s cases', () => {
  test('has each case once, says how far it is, and is sealed', async () => {
    const id = await ordered(nadia);
    expect(await exportsOf(nadia)).toMatchObject([{ id, state: 'running', expected: many, written: 0 }]);
    await runDue(dueExports);
    expect(await exportsOf(nadia)).toMatchObject([{ id, state: 'ready', written: many }]);
    expect(new Set(await casesIn(nadia, id)).size).toBe(many);
    const pages = await db().queueExportPart.findMany({ where: { exportId: id } });
    expect(pages).toHaveLength(Math.ceil(many / casesPerPage));
    expect(pages.some(({ bytes }) => Buffer.from(bytes).includes('initials,country'))).toBe(false);
    const { selection } = await db().queueExport.findUniqueOrThrow({ where: { id } });
    expect(selection).toMatch(/^v1\./);
    const kinds = await db().ledgerRow.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual(['ordered', 'finished', 'sent'].map((act) => `queue-export.${act}`));
  });

  test('names no one in full, and holds no formula', async () => {
    const id = await ordered(nadia, { query: 'text=quillfeather' });
    await runDue(dueExports);
    const text = await textOf(nadia, id);
    expect(parse(text, { columns: true })).toMatchObject([{ initials: 'Z. Q.' }]);
    expect(text.toLowerCase()).not.toContain('quillfeather');
    expect(text).toContain('"\'=HYPERLINK');
    const rows = await db().ledgerRow.findMany({ where: { subjectId: id } });
    expect(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /quill/i,
    );
  });

  test('of cases that were selected by row has these alone, also when they have left the filter', async () => {
    const picked = await db().case.findMany({ take: 3, orderBy: { id: 'asc' } });
    const [gone] = picked;
    await db().case.update({ where: { id: gone?.id ?? '' }, data: { isArchived: true } });
    const id = await ordered(nadia, { caseIds: picked.map((one) => one.id) });
    await runDue(dueExports);
    expect((await casesIn(nadia, id)).sort()).toEqual(picked.map(({ number }) => `DK-${number}`).sort());
    await db().case.update({ where: { id: gone?.id ?? '' }, data: { isArchived: false } });
  });
});

describe('A worker that is killed', () => {
  test.each([1, 3])('after page %i: the next one goes on, and each case is there once', async (pages) => {
    const id = await ordered(nadia);
    await writtenAndKilled(nadia.id, pages);
    await runDue(dueExports);
    expect(await exportsOf(nadia), 'leased').toMatchObject([{ state: 'running' }]);
    await leaseEnds(id);
    await runDue(dueExports);
    const cases = await casesIn(nadia, id);
    expect([cases.length, new Set(cases).size]).toEqual([many, many]);
    expect(await db().ledgerRow.count({ where: { subjectId: id, kind: 'queue-export.finished' } })).toBe(1);
  });

  test('and was only slow: what it saves after another took the file is not saved', async () => {
    const id = await ordered(nadia);
    const slow = await takeExport(nadia.id, 60_000);
    await leaseEnds(id);
    await runDue(dueExports);
    expect(slow && (await savePage(slow, { text: 'late', rows: 1, next: null }, 60_000))).toBe(false);
    expect(await textOf(nadia, id)).not.toContain('late');
  });
});

describe('Who has a file', () => {
  test('the member who ordered it, and no colleague', async () => {
    const id = await ordered(nadia);
    await runDue(dueExports);
    const boss = await aMember('approver');
    const refused = { code: 'not_found' };
    await expect(exportFile(boss, id)).rejects.toMatchObject(refused);
    await expect(removeExport(boss, id)).rejects.toMatchObject(refused);
    expect(await exportsOf(boss)).toEqual([]);
    await expect(orderExport(boss, { id, selection: all })).rejects.toMatchObject({ code: 'invalid' });
    expect((await casesIn(nadia, id)).length).toBe(many);
  });

  test('no admin', async () => {
    const admin = await aMember('admin');
    await expect(ordered(admin)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(exportsOf(admin)).rejects.toMatchObject({ code: 'not_allowed' });
  });

  test('no one whose role was taken away while it was written', async () => {
    const id = await ordered(nadia);
    await db().member.update({ where: { id: nadia.id }, data: { role: 'admin' } });
    await runDue(dueExports);
    const { state } = await db().queueExport.findUniqueOrThrow({ where: { id } });
    expect([state, await db().queueExportPart.count({ where: { exportId: id } })]).toEqual(['failed', 0]);
  });

  test('no one once its time is over: it is not sent, then deleted', async () => {
    const id = await ordered(nadia);
    await runDue(dueExports);
    const past = new Date(Date.now() - 25 * 3_600_000);
    await db().queueExport.update({
      where: { id },
      data: { orderedAt: past, expiresAt: new Date(Date.now() - 7_200_000) },
    });
    await expect(exportFile(nadia, id)).rejects.toMatchObject({ code: 'not_found' });
    await deleteExpiredExports(new Date());
    expect(await db().queueExport.count({ where: { id } })).toBe(0);
    expect(await db().queueExportPart.count({ where: { exportId: id } })).toBe(0);
    const keptLonger = db().queueExport.updateMany({ data: { expiresAt: new Date(Date.now() + 25 * 3_600_000) } });
    await ordered(nadia);
    await expect(keptLonger).rejects.toThrow(/queue_export_is_kept_a_day/);
  });
});

describe('Limits', () => {
  test('more cases than a file holds are refused, with the number', async () => {
    const id = randomUUID();
    const most = orderExport(nadia, { id, selection: all }, many - 1);
    const refused = { code: 'invalid', message: expect.stringContaining('More than 1,299') };
    await expect(most).rejects.toMatchObject(refused);
    await orderExport(nadia, { id, selection: all }, many);
  });

  test('a member has three files at most, also when many are ordered at once; a form sent twice is one', async () => {
    const id = randomUUID();
    await Promise.all([1, 2].map(() => orderExport(nadia, { id, selection: all })));
    expect(await exportsOf(nadia)).toHaveLength(1);
    const more = await Promise.allSettled(Array.from({ length: 5 }, () => ordered(nadia)));
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await removeExport(nadia, id);
    await ordered(nadia);
  });

  test('what finds nothing, or makes no sense, is refused', async () => {
    await expect(ordered(nadia, { query: 'tab=decided' })).rejects.toMatchObject({ code: 'invalid' });
    // Without this part, all cases would match.
    await expect(ordered(nadia, { query: 'risks=severe' })).rejects.toMatchObject({ code: 'invalid' });
  });
});

test('An erasure begins every file again, also one that is written at that moment', async () => {
  const other = await aMember('auditor');
  const [ready, begun] = [await ordered(nadia), await ordered(other)];
  await dueExports.workOne(nadia.id, new AbortController().signal);
  const taken = await takeExport(other.id, 60_000);
  await transaction((tx) => beginExportsAgain(tx, () => undefined));
  expect(await db().queueExportPart.count({ where: { exportId: { in: [ready, begun] } } })).toBe(0);
  expect(taken && (await savePage(taken, { text: 'who was erased', rows: 1, next: null }, 60_000))).toBe(false);
  await expect(exportFile(nadia, ready)).rejects.toMatchObject({ code: 'not_found' });
  await runDue(dueExports);
  expect((await casesIn(nadia, ready)).length).toBe(many);
  expect((await casesIn(other, begun)).length).toBe(many);
});
