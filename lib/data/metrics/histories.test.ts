import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { ageGroups } from '#lib/review/metrics/figure.ts';
import { dimensions, type GroupCounts, measures } from '#lib/review/metrics/measures.ts';
import { rangeOf, stepsOf } from '#lib/review/metrics/range.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aJudgement, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { plainCounts, plainFigures, plainOpen, plainTimes, withoutUndo } from '#test/metrics/plain-counts.ts';
import { recordDecision } from '../cases/decide.ts';
import { confirmDecision, returnDecision } from '../cases/deciding/second.ts';
import { undoDecision } from '../cases/deciding/undo.ts';
import { moveCase, undoMove } from '../cases/moves/move.ts';
import { reopenCase } from '../cases/moves/reopen.ts';
import { casePage, figureCount } from '../cases/queue.ts';
import { closeDatabase, db, transaction } from '../database.ts';
import { resolveHits } from '../hits/resolve.ts';
import { undoResolutions } from '../hits/undo.ts';
import { change } from '../ledger/ledger.ts';
import { archiveApplicant, unarchiveApplicant } from '../lifecycle/archive.ts';
import { eraseApplicant } from '../lifecycle/erase.ts';
import { foldMetrics } from './fold.ts';
import { openAt, openCases } from './open.ts';
import { recountMetrics } from './recount.ts';
import { stepCounts } from './series.ts';
import { countsIn, timesIn } from './sums.ts';

let database: TestDatabase;
let connection: string;
let owner: pg.Client;
let people: MemberActor[];

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  await aPolicy('undo', { seconds: 60 });
  people = [await aMember('reviewer'), await aMember('approver'), await aMember('approver')];
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const acts = [
  'approve',
  'reject',
  'undo',
  'confirm',
  'return',
  'ask',
  'undoAsk',
  'answer',
  'reopen',
  'archive',
] as const;
const kinds = [...acts, 'unarchive', 'erase', 'country', 'judge', 'unjudge', 'fold', 'policy'] as const;

type Step = { kind: (typeof kinds)[number]; who: number };

/** Does one step to an applicant; what is refused changes nothing. */
async function doStep(applicantId: string, { kind, who }: Step): Promise<void> {
  const actor = people[who] as MemberActor;
  const found = await db().case.findFirstOrThrow({
    where: { applicantId },
    orderBy: { round: 'desc' },
    include: { staged: { where: { endedAt: null } }, decisions: { where: { undo: null } }, applicant: true },
  });
  const of = { caseId: found.id, version: found.version };
  const staged = found.staged[0]?.id ?? randomUUID();
  const ask = { kind: 'requested' as const, reasons: ['RJ-02'], note: '', until: null, toMemberId: null };
  const work: Record<Step['kind'], () => Promise<unknown>> = {
    approve: () => recordDecision(actor, anApproval(of)),
    reject: () => recordDecision(actor, anApproval(of, { outcome: 'rejected', reasons: ['RJ-02', 'RJ-05'] })),
    undo: () => undoDecision(actor, found.decisions[0]?.id ?? randomUUID()),
    confirm: () => confirmDecision(actor, staged),
    return: () => returnDecision(actor, staged, 'Not yet.'),
    ask: () => moveCase(actor, { moveId: randomUUID(), ...of, ...ask }),
    undoAsk: async () => {
      const last = await db().caseMove.findFirst({ where: { caseId: found.id }, orderBy: { at: 'desc' } });
      await undoMove(actor, { moveId: randomUUID(), undoesId: last?.id ?? randomUUID() });
    },
    answer: () => answerOf(found.applicant, {}),
    reopen: () => reopenCase(actor, { moveId: randomUUID(), caseId: of.caseId, note: 'Again.' }),
    archive: () => archiveApplicant(actor, applicantId),
    unarchive: () => unarchiveApplicant(actor, applicantId),
    erase: () =>
      change(worker, async (tx, note) => {
        const isDone = await eraseApplicant(tx, note, applicantId, { act: 'delete', jobId: randomUUID() });
        if (!isDone) throw new Refusal('closed', 'Erased before.');
      }),
    country: () => answerOf(found.applicant, { issuingCountry: who === 0 ? 'DEU' : 'FRA' }),
    judge: async () => {
      const verdict = (['false_positive', 'true_match', 'unsure'] as const)[who] ?? 'unsure';
      const reason = { false_positive: 'FP-01', true_match: 'TM-01', unsure: 'US-01' }[verdict];
      const note = verdict === 'true_match' ? 'The same person.' : null;
      await resolveHits(actor, aJudgement(await hitsOf(applicantId), { verdict, reason, note }));
    },
    unjudge: async () => undoResolutions(actor, await hitsOf(applicantId)),
    fold: foldMetrics,
    policy: () => aPolicy('undo', { seconds: 60 }),
  };
  try {
    await work[kind]();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** The vendor's answer, with a document that makes the case need a second person; none about an erased applicant. */
async function answerOf(of: { externalId: string; erasedAt: Date | null }, card: { issuingCountry?: string }) {
  if (of.erasedAt) return;
  await readAgain(connection, { ...withHits(card), externalId: of.externalId, labels: { again: randomUUID() } });
}

function withHits(card: { issuingCountry?: string } = {}): Applicant {
  const [passport] = anApplicant().documents;
  const hits = [
    exampleHit({ id: 'listed', list: 'EU', name: 'Aydana OMAROVA', topics: ['sanction'] }),
    exampleHit({ id: 'unlisted', name: 'Maelle KERAVEC', birthDate: '1968' }),
  ];
  return anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01', ...card }] : [], hits });
}

function hitsOf(applicantId: string): Promise<{ id: string; version: number }[]> {
  return db().hit.findMany({ where: { applicantId, goneAt: null }, select: { id: true, version: true } });
}

/** Moves everything of a case to other times, as if it had happened then: on days when the clock changes, too. */
async function putIntoTime(applicantId: string, opened: Date, hours: number): Promise<void> {
  const tables = ['"case"', 'decision', 'case_move', 'hit_resolution'];
  const later = new Date(opened.getTime() + hours * 3_600_000);
  await owner.query('BEGIN');
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(
    `UPDATE "case" SET opened_at = $2::timestamptz, due_at = $2::timestamptz + interval '24 hours',
       decided_at = CASE WHEN decided_at IS NOT NULL THEN $3::timestamptz END
     WHERE applicant_id = $1`,
    [applicantId, opened, later],
  );
  await owner.query('UPDATE decision SET decided_at = $2 WHERE applicant_id = $1', [applicantId, later]);
  await owner.query('UPDATE case_move SET at = $2::timestamptz + (at - now()) WHERE applicant_id = $1', [
    applicantId,
    later,
  ]);
  await owner.query('UPDATE hit_resolution SET at = $2 WHERE hit_id IN (SELECT id FROM hit WHERE applicant_id = $1)', [
    applicantId,
    later,
  ]);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query('COMMIT');
  await transaction((tx) => tx.$executeRaw`SELECT measure_applicant(${applicantId}::uuid)`);
  const hits = await db().hit.findMany({ where: { applicantId }, select: { id: true } });
  for (const { id } of hits) await transaction((tx) => tx.$executeRaw`SELECT measure_hit_again(${id}::uuid)`);
}

const clockChanges = [
  '2026-03-29T00:50:00Z',
  '2026-10-25T00:59:59.999Z',
  '2026-04-04T15:00:00Z',
  '2026-10-31T23:59:59Z',
];

const history = fc.record({
  steps: fc.array(fc.record({ kind: fc.constantFrom(...kinds), who: fc.nat(2) }), { minLength: 3, maxLength: 10 }),
  day: fc.constantFrom(...clockChanges),
  shift: fc.integer({ min: -50, max: 50 }),
  hours: fc.integer({ min: 0, max: 70 }),
});

const zones = ['UTC', 'Europe/Stockholm', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York'];
const now = new Date('2026-12-31T12:00:00Z');
const day = { from: '2026-03-28', to: '2026-03-29' };
const year = { from: '2026-01-01', to: '2026-12-30' };
const oneDay = { from: '2026-10-25', to: '2026-10-25' };
const autumn = { from: '2026-10-25', to: '2026-11-01' };

const plainly = (rows: GroupCounts[]) =>
  rows
    .filter(({ counts }) => measures.some((measure) => counts[measure] !== 0))
    .map(({ connectionId: _, dimension, value, counts }) => ({ dimension, value, ...counts }))
    .toSorted((a, b) => `${a.dimension}${a.value}`.localeCompare(`${b.dimension}${b.value}`));

test('Every number equals a plain count of the rows, over random histories', async () => {
  const scope = { connections: [connection], reviewerId: null };
  const runs = testSize({ small: 12, full: 120 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(history, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...zones),
      async (all, zone) => {
        for (const { steps, day: on, shift, hours } of all) {
          const { applicantId } = await aCase(connection, withHits());
          for (const step of steps) await doStep(applicantId, step);
          await putIntoTime(applicantId, new Date(Date.parse(on) + shift * 3_600_000), hours);
        }
        for (const choice of [day, oneDay, autumn, year]) {
          const range = rangeOf(choice, zone, now);
          const moments = { from: new Date(range.start), until: new Date(range.until) };
          const kept = await countsIn(moments, dimensions, scope);
          expect(plainly(kept)).toEqual(await plainCounts(moments, connection));
          expect(await timesOf(moments, scope)).toEqual(await plainTimes(moments, connection));
          const { unit, steps } = stepsOf(range);
          const columns = await stepCounts(unit, steps, scope);
          const sum = (key: 'opened' | 'approved' | 'rejected') => columns.reduce((all, step) => all + step[key], 0);
          const whole = kept.find(({ dimension }) => dimension === 'all')?.counts;
          expect([sum('opened'), sum('approved'), sum('rejected')]).toEqual([
            whole?.opened ?? 0,
            whole?.approved ?? 0,
            whole?.rejected ?? 0,
          ]);
        }
      },
    ),
    { numRuns: runs },
  );
  expect(await recountMetrics()).toMatchObject({ facts: 0, sums: 0 });
}, 900_000);

async function timesOf(moments: { from: Date; until: Date }, scope: Parameters<typeof timesIn>[2]) {
  const rows = await timesIn(moments, ['all'], scope);
  return rows.map(({ slot, amount }) => ({ slot, amount })).toSorted((a, b) => a.slot - b.slot);
}

test('The queue behind a number has exactly as many cases as the number', async () => {
  const range = rangeOf(year, 'Europe/Stockholm', now);
  for (const { figure, cases } of await plainFigures(range, connection)) {
    const filter = { tab: 'needs_review' as const, providers: [], text: '', cursor: null, figure };
    expect([figure, await figureCount(people[1] as MemberActor, filter)]).toEqual([figure, cases]);
    const page = await casePage(people[1] as MemberActor, filter);
    expect(page.rows).toHaveLength(Math.min(50, cases));
  }
});

test('A reviewer who opens the cases behind a colleague’s number is refused', async () => {
  const [reviewer, colleague] = people as [MemberActor, MemberActor];
  const filter = { tab: 'decided' as const, providers: [], text: '', cursor: null };
  await expect(casePage(reviewer, { ...filter, figure: { reviewer: colleague.id } })).rejects.toThrow('your own');
  await expect(figureCount(reviewer, { ...filter, figure: { reviewer: colleague.id } })).rejects.toThrow('your own');
  const own = figureCount(reviewer, { ...filter, figure: { reviewer: reviewer.id } });
  await expect(own).resolves.toEqual(expect.any(Number));
});

test('Open cases at a moment are counted as the queue and plain SQL count them', async () => {
  const scope = { connections: [connection], reviewerId: null };
  const filter = { tab: 'needs_review' as const, providers: [], text: '', cursor: null };
  for (const at of [...clockChanges.map((day) => new Date(day)), new Date('2026-10-26T12:34:56Z'), now]) {
    const plain = await plainOpen(at, connection);
    const figure = { openAt: at.toISOString(), connection };
    expect([await openAt(at, scope), await figureCount(people[1] as MemberActor, { ...filter, figure })]).toEqual([
      plain,
      plain,
    ]);
  }
  const { ages } = await openCases(now, [connection]);
  expect(ages.reduce((sum, amount) => sum + amount, 0)).toBe(await plainOpen(now, connection));
  for (const [index, age] of ageGroups.entries()) {
    const figure = { openAt: now.toISOString(), age, connection };
    expect(await figureCount(people[1] as MemberActor, { ...filter, figure })).toBe(ages[index]);
  }
});

test('A member’s own numbers add up to the numbers of all', async () => {
  const range = rangeOf(year, 'UTC', now);
  const moments = { from: new Date(range.start), until: new Date(range.until) };
  const of = (reviewerId: string | null) => countsIn(moments, ['all'], { connections: [connection], reviewerId });
  const own = (await Promise.all(people.map(({ id }) => of(id)))).flat().map(({ counts }) => counts);
  const [all] = await of(null);
  for (const measure of ['approved', 'rejected', 'late', 'approved_latest', 'confirmed', 'returned'] as const)
    expect([measure, own.reduce((sum, counts) => sum + counts[measure], 0)]).toEqual([measure, all?.counts[measure]]);
});

test('Control: a count that ignores undone decisions is caught', async () => {
  const range = rangeOf(year, 'UTC', now);
  const moments = { from: new Date(range.start), until: new Date(range.until) };
  const { applicantId, caseId, version } = await aCase(connection);
  const [reviewer] = people as [MemberActor];
  const decision = anApproval({ caseId, version });
  await recordDecision(reviewer, decision);
  await undoDecision(reviewer, decision.decisionId);
  await putIntoTime(applicantId, new Date('2026-05-01T10:00:00Z'), 1);
  const kept = plainly(await countsIn(moments, ['all'], { connections: [connection], reviewerId: null }));
  expect(kept).not.toEqual(await withoutUndo(moments, connection));
  expect(kept).toEqual((await plainCounts(moments, connection)).filter(({ dimension }) => dimension === 'all'));
});
