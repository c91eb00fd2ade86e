import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerEntry, parseEntry } from '#lib/ledger/entry.ts';
import { type Actor, type MemberActor, worker } from '#lib/review/actor.ts';
import type { Audited } from '#lib/review/audit/audit.ts';
import { type LedgerFilter, wholeLedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { linkRow } from '#test/ledger/link-row.ts';
import { closeDatabase, db } from '../database.ts';
import { findRows } from './find.ts';
import { ledgerTip, record, type Subject } from './ledger.ts';
import { ledgerPage } from './page.ts';
import { ledgerSelection, type SelectedRow } from './selection.ts';

let database: TestDatabase;
let people: Record<'auditor' | 'nadia' | 'tomas' | 'admin', MemberActor>;
let about: { applicant: Subject; case: Subject; connection: Subject; number: string };

beforeAll(async () => {
  database = await testDatabase();
  const connectionId = await aConnection();
  const { applicantId, caseId } = await aCase(connectionId);
  const { number } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  people = {
    auditor: await aMember('auditor', 'Henrik Lindqvist'),
    nadia: await aMember('reviewer', 'Nadia Brandt'),
    tomas: await aMember('reviewer', 'Tomás Ferreira'),
    admin: await aMember('admin', 'Ilse Brandvold'),
  };
  about = {
    applicant: { type: 'applicant', id: applicantId },
    case: { type: 'case', id: caseId },
    connection: { type: 'connection', id: connectionId },
    number: caseNumber(number),
  };
  await manyActs();
  await aRowOfAClockSetBack();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const opened: Audited = { kind: 'applicant.opened', details: {} };
const raw: Audited = { kind: 'raw.opened', details: {} };
const pulled: Audited = { kind: 'pull.started', details: { round: 1 } };
const paused: Audited = { kind: 'connection.paused', details: { because: 'by_hand' } };

/** 240 acts of four actors about three subjects, so that each filter has some and none has all. */
async function manyActs(): Promise<void> {
  for (let at = 0; at < 240; at += 1) {
    const by: Actor = [people.nadia, people.tomas, worker, people.nadia, people.admin][at % 5] ?? worker;
    const subject = [about.applicant, about.case, about.connection, about.applicant, about.connection][at % 5] ?? null;
    await record(by, [opened, raw, pulled, opened, paused][at % 5] ?? opened, subject);
  }
}

/** The last row, an hour earlier than the one before it. */
async function aRowOfAClockSetBack(): Promise<void> {
  const tip = await ledgerTip();
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const subject = { type: 'applicant', id: about.applicant.id };
  const actor = { type: 'system', id: 'worker' } as const;
  const row = linkRow(tip, { seq: tip.seq + 1, at, kind: 'pull.started', actor, subject, details: { round: 2 } });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `INSERT INTO ledger (seq, at, kind, actor_id, subject_id, entry, prev_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.seq, at, 'pull.started', 'worker', subject.id, row.entry, row.prevHash, row.hash],
  );
  await client.end();
}

/** All entries that a filter finds, read page by page, each with the number of its row. */
async function allPages(actor: MemberActor, filter: LedgerFilter, to: number): Promise<number[]> {
  const found: number[] = [];
  let before: string | null = null;
  do {
    const { lines, next } = await ledgerPage(actor, { ...filter, before });
    // A line of a sitting holds rows between which others lie.
    found.push(...newestFirst(lines.flatMap(({ rows }) => rows)));
    before = next;
  } while (before !== null);
  return found.filter((seq) => seq <= to);
}

/** The same from all rows at once, one after another. */
async function plainly(isWanted: (entry: LedgerEntry) => boolean): Promise<number[]> {
  const rows = await db().ledgerRow.findMany({ select: { entry: true } });
  const entries = rows.flatMap(({ entry }) => parseEntry(entry) ?? []).filter(isWanted);
  return newestFirst(entries);
}

function newestFirst(rows: readonly { at: string; seq: number }[]): number[] {
  return rows.toSorted((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq).map(({ seq }) => seq);
}

type Case = [what: string, filter: () => Partial<LedgerFilter>, isWanted: (entry: LedgerEntry) => boolean];

const isOf = (id: string) => (entry: LedgerEntry) => entry.actor.id === id;
const isAbout =
  (...ids: string[]) =>
  ({ subject }: LedgerEntry) =>
    subject !== null && ids.includes(subject.id);
const minute = (at: Date) => at.toISOString().slice(0, 16);

const cases: Case[] = [
  ['no filter', () => ({}), () => true],
  ['a person', () => ({ people: [people.nadia.id] }), (entry) => isOf(people.nadia.id)(entry)],
  [
    'a person and a process',
    () => ({ people: [people.tomas.id, 'worker'] }),
    (entry) => isOf(people.tomas.id)(entry) || isOf('worker')(entry),
  ],
  ['a kind', () => ({ kinds: ['raw.opened'] }), ({ kind }) => kind === 'raw.opened'],
  ['an act', () => ({ acts: ['views'] }), ({ kind }) => ['applicant.opened', 'raw.opened'].includes(kind)],
  [
    'an act and a kind of it',
    () => ({ acts: ['views'], kinds: ['raw.opened', 'pull.started'] }),
    ({ kind }) => kind === 'raw.opened',
  ],
  [
    'a person and a kind',
    () => ({ people: [people.tomas.id], kinds: ['raw.opened'] }),
    (entry) => isOf(people.tomas.id)(entry) && entry.kind === 'raw.opened',
  ],
  ['a person who never does this', () => ({ people: [people.nadia.id], kinds: ['pull.started'] }), () => false],
  [
    'an applicant by id: with its case',
    () => ({ applicant: about.applicant.id }),
    (entry) => isAbout(about.applicant.id, about.case.id)(entry),
  ],
  [
    'an applicant by case number, and a person',
    () => ({ applicant: about.number.toLowerCase(), people: [people.tomas.id] }),
    (entry) => isAbout(about.applicant.id, about.case.id)(entry) && isOf(people.tomas.id)(entry),
  ],
  ['a connection', () => ({ subject: about.connection.id }), (entry) => isAbout(about.connection.id)(entry)],
  [
    'a time before the clock was set back',
    () => ({ from: minute(new Date(Date.now() - 2 * 3_600_000)), until: minute(new Date(Date.now() - 1_800_000)) }),
    ({ at }) => at < new Date(Date.now() - 1_700_000).toISOString(),
  ],
  ['a day without rows', () => ({ from: '2026-01-01', until: '2026-01-02' }), () => false],
  ['an unknown person', () => ({ people: [randomUUID()] }), () => false],
  ['an unknown act', () => ({ acts: ['nothing'] }), () => false],
  ['an unknown kind', () => ({ kinds: ['no.kind'] }), () => false],
  ['an unknown applicant', () => ({ applicant: 'DK-999999' }), () => false],
  ['a word for an applicant', () => ({ applicant: 'Maëlle' }), () => false],
  ['a text that is no time', () => ({ from: 'yesterday' }), () => false],
];

describe('A filter of the ledger', () => {
  it.each(cases)('%s: finds the same rows as a plain search of all, page by page', async (_what, filter, isWanted) => {
    const { seq: to } = await ledgerTip();
    const expected = (await plainly(isWanted)).filter((seq) => seq <= to);
    expect(await allPages(people.auditor, { ...wholeLedgerFilter, ...filter() }, to)).toEqual(expected);
  });

  it('for an admin: finds configuration alone; for a reviewer: their own acts, whoever is named', async () => {
    const { seq: to } = await ledgerTip();
    const settings = await plainly(({ kind }) => /^(?:connection|policy)\./.test(kind));
    expect(await allPages(people.admin, wholeLedgerFilter, to)).toEqual(settings.filter((seq) => seq <= to));
    expect(await allPages(people.admin, { ...wholeLedgerFilter, kinds: ['applicant.opened'] }, to)).toEqual([]);
    expect(await allPages(people.nadia, wholeLedgerFilter, to)).toEqual(await plainly(isOf(people.nadia.id)));
    expect(await allPages(people.nadia, { ...wholeLedgerFilter, people: [people.tomas.id] }, to)).toEqual([]);
  });

  it('with a page that is no number: finds nothing', async () => {
    for (const before of ['x', '999999999'])
      expect((await ledgerPage(people.auditor, { ...wholeLedgerFilter, before })).lines).toEqual([]);
  });

  it('of a person, about a subject with more rows than one search reads: goes on where it stopped', async () => {
    const wanted = {
      actors: [people.admin.id],
      kinds: null,
      subjects: [about.connection.id],
      from: null,
      until: null,
      limit: 3,
    };
    const found: bigint[] = [];
    let below: { at: Date; seq: bigint } | null = null;
    let searches = 0;
    do {
      const { rows, searchedTo } = await findRows({ ...wanted, limit: 50, below }, 20);
      found.push(...rows.map(({ seq }) => seq));
      below = searchedTo;
      searches += 1;
    } while (below !== null);
    expect(searches).toBeGreaterThan(3);
    const expected = await plainly((entry) => isOf(people.admin.id)(entry) && isAbout(about.connection.id)(entry));
    expect(found.map(Number)).toEqual(expected);
  });
});

describe('A selection of the ledger', () => {
  const read = async (actor: MemberActor, filter: Partial<LedgerFilter>) => {
    const batches = await ledgerSelection(actor, { ...wholeLedgerFilter, ...filter });
    const rows: SelectedRow[] = [];
    for await (const batch of batches) rows.push(...batch);
    return rows;
  };

  it('holds every row of the filter in words and as it is kept, and is recorded before the first', async () => {
    const rows = await read(people.auditor, { people: [people.tomas.id], before: '5' });
    expect(rows.map(({ seq }) => seq)).toEqual(await plainly(isOf(people.tomas.id)));
    const [first] = rows;
    expect(first).toMatchObject({ by: 'Tomás Ferreira', text: 'Opened the raw answer', about: about.number });
    const kept = await db().ledgerRow.findUniqueOrThrow({ where: { seq: BigInt(first?.seq ?? 0) } });
    expect(first).toMatchObject({ entry: kept.entry, hash: kept.hash, prevHash: kept.prevHash });
    const last = await db().ledgerRow.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(parseEntry(last.entry)).toMatchObject({
      kind: 'ledger.selection-exported',
      actor: { id: people.auditor.id },
      details: { people: [people.tomas.id], standingSeq: Number(last.seq) - 1 },
    });
  });

  it.each(['nadia', 'admin'] as const)('for %s, who sees a part alone: is refused', async (who) => {
    await expect(read(people[who], {})).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
