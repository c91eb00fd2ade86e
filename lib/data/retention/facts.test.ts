import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { anOrder } from '#test/builders/command.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aJudgement, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { undoDecision } from '../cases/deciding/undo.ts';
import { moveCase } from '../cases/moves/move.ts';
import { reopenCase } from '../cases/moves/reopen.ts';
import { withdrawCommand } from '../commands/by-hand.ts';
import { recordCommand } from '../commands/record.ts';
import { closeDatabase, db } from '../database.ts';
import { resolveHits } from '../hits/resolve.ts';
import { undoResolutions } from '../hits/undo.ts';
import { change } from '../ledger/ledger.ts';
import { archiveApplicant, unarchiveApplicant } from '../lifecycle/archive.ts';
import { eraseApplicant } from '../lifecycle/erase.ts';
import { liftHold, placeHold } from '../lifecycle/holds.ts';
import { writeNote } from '../notes/notes.ts';

let database: TestDatabase;
let connection: string;
let ingrid: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('undo', { seconds: 60 });
  ingrid = await aMember('approver');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const kinds = [
  'approve',
  'reject',
  'undo',
  'reopen',
  'ask',
  'archive',
  'unarchive',
  'hold',
  'lift',
  'judge',
  'unjudge',
  'note',
  'order',
  'withdraw',
  'changed',
  'gone',
] as const;

type Kind = (typeof kinds)[number] | 'erase';

/** Does one step to an applicant; what is refused changes nothing. */
async function doStep(applicantId: string, kind: Kind): Promise<void> {
  const found = await db().case.findFirstOrThrow({
    where: { applicantId },
    orderBy: { round: 'desc' },
    include: { decisions: { where: { undo: null } }, applicant: true },
  });
  const of = { caseId: found.id, version: found.version };
  const hits = await db().hit.findMany({ where: { applicantId, goneAt: null }, select: { id: true, version: true } });
  const ask = { kind: 'requested' as const, reasons: ['RQ-01'], note: '', until: null, toMemberId: null };
  const { externalId } = found.applicant;
  const again = (change: object) => readAgain(connection, { ...aPerson(), externalId, ...change });
  const updatedAt = new Date().toISOString();
  const order = () => db().command.findFirst({ where: { applicantId, endedAt: null }, select: { id: true } });
  const noteId = randomUUID();
  const work: Record<Kind, () => Promise<unknown>> = {
    approve: () => recordDecision(ingrid, anApproval(of)),
    reject: () => recordDecision(ingrid, anApproval(of, { outcome: 'rejected', reasons: ['RJ-02'] })),
    undo: () => undoDecision(ingrid, found.decisions[0]?.id ?? randomUUID()),
    reopen: () => reopenCase(ingrid, { moveId: randomUUID(), caseId: of.caseId, note: 'Again.' }),
    ask: () => moveCase(ingrid, { moveId: randomUUID(), ...of, ...ask }),
    archive: () => archiveApplicant(ingrid, applicantId),
    unarchive: () => unarchiveApplicant(ingrid, applicantId),
    hold: () => placeHold(ingrid, applicantId, 'Court order 7/2026.'),
    lift: () => liftHold(ingrid, applicantId),
    judge: () => resolveHits(ingrid, aJudgement(hits)),
    unjudge: () => undoResolutions(ingrid, hits),
    note: () => writeNote(ingrid, { applicantId, noteId, text: 'Seen.', mentions: [] }),
    order: () => recordCommand(ingrid, anOrder(connection, applicantId, { kind: 'create_link' })),
    withdraw: async () => withdrawCommand(ingrid, (await order())?.id ?? randomUUID()),
    changed: () => again({ updatedAt, labels: { again: randomUUID() } }),
    gone: () => again({ updatedAt, hits: [] }),
    erase: () =>
      change(worker, (tx, note) => eraseApplicant(tx, note, applicantId, { act: 'delete', jobId: randomUUID() })),
  };
  try {
    await work[kind]();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

const aPerson = () =>
  anApplicant({ hits: [exampleHit({ id: 'listed', name: 'Maelle KERAVEC', birthDate: '1968', entityIds: ['e1'] })] });

/** What the rows of an applicant say, read one by one and without the view of the database. */
async function plainly(applicantId: string) {
  const row = await db().applicant.findUniqueOrThrow({
    where: { id: applicantId },
    include: {
      cases: { include: { moves: true } },
      notes: true,
      hits: { include: { resolutions: true } },
      holds: true,
      commands: true,
    },
  });
  if (row.erasedAt) return null;
  const decided = row.cases.filter(({ state }) => state === 'decided').sort((a, b) => b.round - a.round)[0];
  const times = [
    row.vendorUpdatedAt ?? row.hitsReadAt ?? row.createdAt,
    ...row.cases.flatMap(({ openedAt, decidedAt, moves }) => [
      openedAt,
      decidedAt ?? openedAt,
      ...moves.map(({ at }) => at),
    ]),
    ...row.notes.map(({ writtenAt }) => writtenAt),
    ...row.hits.flatMap(({ resolutions }) => resolutions.map(({ at }) => at)),
  ];
  const keptBy = [
    row.holds.some(({ liftedAt }) => liftedAt === null) && 'legal_hold',
    row.cases.some(({ state, isArchived }) => state !== 'decided' && !isArchived) && 'open_case',
    row.hits.some(({ state, goneAt }) => state === 'open' && goneAt === null) && 'open_hit',
    row.commands.some(({ endedAt }) => endedAt === null) && 'command',
  ].filter((one) => one !== false);
  return {
    outcome: decided?.outcome ?? 'undecided',
    decidedAt: decided?.decidedAt ?? null,
    activeAt: new Date(Math.max(...times.map((at) => at.getTime()))),
    keptBy,
    isKept: keptBy.length > 0,
  };
}

async function stored(applicantId: string) {
  const row = await db().retention.findUnique({ where: { applicantId } });
  if (!row) return null;
  const { applicantId: _, connectionId: __, ...facts } = row;
  return facts;
}

test('What is stored equals a plain reading of the rows, after every step of random histories', async () => {
  const seen = new Set<string>();
  const run = async (steps: Kind[], isErased: boolean) => {
    const { applicantId } = await aCase(connection, aPerson());
    for (const kind of [...steps, ...(isErased ? (['lift', 'erase'] as const) : [])]) {
      await doStep(applicantId, kind);
      const facts = await stored(applicantId);
      expect(facts, kind).toEqual(await plainly(applicantId));
      for (const one of [facts?.outcome ?? 'erased', ...(facts?.keptBy ?? ['nothing'])]) seen.add(one);
    }
  };
  const steps = fc.array(fc.constantFrom<Kind>(...kinds), { minLength: 6, maxLength: 14 });
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), run), { numRuns: 12, endOnFailure: true });
  expect([...seen].sort()).toEqual(expect.arrayContaining(['legal_hold', 'open_case', 'open_hit', 'undecided']));
}, 240_000);

test('Two changes of one applicant at once: both count', async () => {
  const { applicantId } = await aCase(connection, aPerson());
  await Promise.all([doStep(applicantId, 'hold'), doStep(applicantId, 'order'), doStep(applicantId, 'note')]);
  expect(await stored(applicantId)).toEqual(await plainly(applicantId));
  expect((await stored(applicantId))?.keptBy).toEqual(['legal_hold', 'open_case', 'open_hit', 'command']);
});

test('A reopened case keeps the decision in force until the second decision', async () => {
  const { applicantId } = await aCase(connection, anApplicant());
  await doStep(applicantId, 'approve');
  const first = await stored(applicantId);
  expect(first).toMatchObject({ outcome: 'approved', keptBy: [] });
  await doStep(applicantId, 'reopen');
  expect(await stored(applicantId)).toMatchObject({
    outcome: 'approved',
    decidedAt: first?.decidedAt,
    keptBy: ['open_case'],
  });
  await doStep(applicantId, 'reject');
  const second = await stored(applicantId);
  expect(second).toMatchObject({ outcome: 'rejected', keptBy: [] });
  expect(second?.decidedAt?.getTime()).toBeGreaterThan(first?.decidedAt?.getTime() ?? 0);
});
