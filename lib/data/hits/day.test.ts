import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck, exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement, dayIn, hitBlockersOf, hitsShown, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { deriveHits } from './derive.ts';
import { addLookup } from './lookups.ts';
import { hitPage } from './page.ts';
import { resolveHits } from './resolve.ts';
import { undoResolutions } from './undo.ts';
import { hitsOf } from './view.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let paula: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  paula = await aMember('approver', 'Paula Okafor');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const entry = { list: 'OFAC SDN', name: 'M. Keravec', topics: ['sanction'], birthDate: '1961' };
const named = (id: string, change: object = {}) =>
  exampleHit({ id, entityIds: [id], ...entry, name: `Entry ${id}`, ...change });
const silent = exampleHit({ id: 'ofac', list: 'OFAC', reason: 'match' });
const kinds = async (applicantId: string) =>
  (await db().ledgerRow.findMany({ where: { subjectId: applicantId }, orderBy: { seq: 'asc' } })).map(
    ({ kind }) => kind,
  );
const decision = (found: { caseId: string }, version: number) => ({
  decisionId: randomUUID(),
  caseId: found.caseId,
  version,
  outcome: 'approved' as const,
  reasons: ['AP-03'],
  note: 'The hits are other people.',
  hasConfirmedUnseen: true,
});

describe('A reviewer’s day', () => {
  it('three hits closed at once: approve opens, the case has a new version, the ledger says each', async () => {
    const found = await aCase(connection, anApplicant({ hits: ['1', '2', '3'].map((id) => named(id)) }));
    const hits = await hitsShown(nadia, found.applicantId);
    expect(await hitBlockersOf(found.applicantId)).toEqual(Array(3).fill('attention Sanctions hit open'));
    expect(await codeOf(recordDecision(nadia, decision(found, found.version)))).toBe('closed');
    const answer = await resolveHits(nadia, aJudgement(hits));
    expect(answer.hits.map(({ state }) => state)).toEqual(Array(3).fill('false_positive'));
    expect(await hitBlockersOf(found.applicantId)).toEqual([]);
    const [{ version = 0 } = {}] = answer.cases;
    expect(version).toBeGreaterThan(found.version);
    expect(await db().case.findUnique({ where: { id: found.caseId } })).toMatchObject({ risk: 'low', version });
    expect((await kinds(found.applicantId)).filter((kind) => kind === 'hit.resolved')).toHaveLength(3);
    expect(await codeOf(recordDecision(nadia, decision(found, found.version)))).toBe('changed');
    await recordDecision(nadia, decision(found, version));
    const [hit] = await hitsShown(nadia, found.applicantId);
    expect(await codeOf(undoResolutions(nadia, hit ? [hit] : []))).toBe('closed');
  });

  it('a true match fails and does not close approve; its note is sealed and read back', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const [hit] = await hitsShown(nadia, found.applicantId);
    const input = aJudgement(hit ? [hit] : [], {
      verdict: 'true_match',
      reason: 'TM-01',
      note: 'Same passport number.',
    });
    await resolveHits(nadia, input);
    expect(await hitBlockersOf(found.applicantId)).toEqual(['fail Sanctions match confirmed']);
    const [shown] = await hitsShown(tomas, found.applicantId);
    expect(shown?.resolution).toMatchObject({
      by: 'Nadia Brandt',
      note: 'Same passport number.',
      reason: { code: 'TM-01' },
    });
    expect(JSON.stringify(await db().hitResolution.findMany({ select: { note: true } }))).not.toContain(
      'Same passport',
    );
  });

  it('unsure hands the case to an approver, who resolves it; the reviewer no longer may', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const hits = await hitsShown(nadia, found.applicantId);
    const { cases, hits: after } = await resolveHits(nadia, aJudgement(hits, { verdict: 'unsure', reason: 'US-01' }));
    expect(cases).toMatchObject([{ state: 'escalated' }]);
    expect(await hitBlockersOf(found.applicantId)).toEqual(['unknown Sanctions hit unsure']);
    expect(await codeOf(resolveHits(nadia, aJudgement(after)))).toBe('not_allowed');
    await resolveHits(paula, aJudgement(after));
    expect(await hitBlockersOf(found.applicantId)).toEqual([]);
  });

  it('undo opens the hit again with a new row, and a second undo is refused', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const { hits } = await resolveHits(nadia, aJudgement(await hitsShown(nadia, found.applicantId)));
    const [undone] = (await undoResolutions(nadia, hits)).hits;
    expect(undone?.state).toBe('open');
    expect(await hitBlockersOf(found.applicantId)).toHaveLength(1);
    expect((await hitsShown(nadia, found.applicantId))[0]?.history.map(({ kind }) => kind)).toEqual([
      'resolved',
      'withdrawn',
    ]);
    expect(await codeOf(undoResolutions(nadia, undone ? [undone] : []))).toBe('closed');
  });

  it('without a record: refused until a look-up is attached, and the same look-up sent twice is one', async () => {
    const found = await aCase(connection, anApplicant({ hits: [silent] }));
    const hits = await hitsShown(nadia, found.applicantId);
    expect(hits[0]).toMatchObject({ hasRecord: false, needsLookup: true });
    const input = aJudgement(hits, { note: 'Looked through the list.' });
    expect(await codeOf(resolveHits(nadia, input))).toBe('closed');
    const lookup = {
      lookupId: randomUUID(),
      hitId: hits[0]?.id ?? '',
      link: 'https://list.example/search',
      note: 'No entry with this birth date.',
    };
    await addLookup(nadia, lookup, null);
    await addLookup(nadia, lookup, null);
    expect(await codeOf(addLookup(nadia, { ...lookup, note: 'Something else was found.' }, null))).toBe('invalid');
    await resolveHits(nadia, input);
    const [shown] = await hitsShown(nadia, found.applicantId);
    expect(shown?.lookups).toMatchObject([{ link: lookup.link, note: lookup.note, by: 'Nadia Brandt' }]);
  });
});

describe('All or nothing', () => {
  it('one changed hit among three refuses all, and says which', async () => {
    const found = await aCase(connection, anApplicant({ hits: ['1', '2', '3'].map((id) => named(id)) }));
    const hits = await hitsShown(nadia, found.applicantId);
    // In another window of her own.
    await resolveHits(nadia, aJudgement(hits.slice(1, 2)));
    const refused = await resolveHits(nadia, aJudgement(hits)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'changed', fields: { [hits[1]?.id ?? '']: 'changed' } });
    expect((await hitsShown(nadia, found.applicantId)).filter(({ state }) => state === 'open')).toHaveLength(2);
  });

  it('two reviewers resolve the same hits at once: one does, and has the case', async () => {
    for (let round = 0; round < 6; round += 1) {
      const found = await aCase(connection, anApplicant({ hits: ['1', '2'].map((id) => named(id)) }));
      const hits = await hitsShown(nadia, found.applicantId);
      const answers = await Promise.all([
        codeOf(resolveHits(nadia, aJudgement(hits))),
        codeOf(resolveHits(tomas, aJudgement(hits.toReversed()))),
      ]);
      expect(answers.sort()).toEqual(['done', 'taken']);
      expect(await db().hitResolution.count({ where: { hit: { applicantId: found.applicantId } } })).toBe(2);
    }
  });

  it('the same form sent again resolves once; another form under its id is refused', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const input = aJudgement(await hitsShown(nadia, found.applicantId));
    const first = await resolveHits(nadia, input);
    expect(await resolveHits(nadia, input)).toEqual(first);
    expect(await codeOf(resolveHits(nadia, { ...input, reason: 'FP-02' }))).toBe('invalid');
    expect(await db().hitResolution.count({ where: { hit: { applicantId: found.applicantId } } })).toBe(1);
  });

  it.each(['manager', 'auditor', 'admin'] as const)('a %s resolves nothing', async (role) => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const hits = await hitsShown(nadia, found.applicantId);
    expect(await codeOf(resolveHits(await aMember(role), aJudgement(hits)))).toBe('not_allowed');
  });

  it('a reviewer who does not hold the claimed case is refused', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const hits = await hitsShown(nadia, found.applicantId);
    await claimCase(tomas, found.caseId);
    expect(await codeOf(resolveHits(nadia, aJudgement(hits)))).toBe('taken');
    await resolveHits(tomas, aJudgement(hits));
  });

  it('the others with the same entry are offered, and no others', async () => {
    const twin = { name: 'One Name', birthDate: '1961' };
    const hits = [
      named('1', { ...twin, topics: ['pep'] }),
      named('2', { entityIds: ['1'], list: 'EU sanctions' }),
      named('3'),
    ];
    const found = await aCase(connection, anApplicant({ hits }));
    await aCase(connection, anApplicant({ hits }));
    const shown = await hitsShown(nadia, found.applicantId);
    const [one, two] = ['1', '2'].map((id) => shown.find(({ vendorIds }) => vendorIds[0] === id));
    const { others } = await resolveHits(nadia, aJudgement(one ? [one] : []));
    expect(others).toEqual([{ id: two?.id, version: 1 }]);
  });
});

describe('Reading', () => {
  it('the page has the worst first, pages by 50 both ways, and counts', async () => {
    const filter = {
      tab: 'open',
      lists: ['Page list'],
      providers: [],
      topics: [],
      assigneeId: null,
      cursor: null,
    } as const;
    const page = (cursor: string | null) =>
      hitPage(nadia, { ...filter, lists: [...filter.lists], providers: [], topics: [], cursor }, (id) => id);
    const many = Array.from({ length: 60 }, (_, n) =>
      named(String(n), { list: 'Page list', topics: n < 3 ? ['sanction'] : ['adverse-media'] }),
    );
    await aCase(connection, anApplicant({ hits: many }));
    const first = await page(null);
    expect(first.rows.slice(0, 4).map(({ severity }) => severity)).toEqual([90, 90, 90, 30]);
    expect([first.rows.length, first.previous]).toEqual([50, null]);
    const second = await page(first.next);
    expect([second.rows.length, second.next]).toEqual([10, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
    expect((await page(second.previous)).rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const open = await db().hit.count({ where: { state: 'open', goneAt: null } });
    expect(first.counts.open).toBe(open);
  });

  it('a manager is refused, and an auditor reads without acts', async () => {
    const { applicantId } = await aCase(connection, anApplicant({ hits: [named('1')] }));
    const label = (id: string) => id;
    expect(await codeOf(hitsOf(await aMember('manager'), applicantId, label))).toBe('not_allowed');
    expect((await hitsOf(await aMember('auditor'), applicantId, label)).may.resolve).toBe(false);
  });

  it('screenings are rows, also one that found nothing, and the same told again is no new row', async () => {
    const aml = exampleCheck({ kind: 'aml', name: 'ofac_status_e', outcome: 'pass', at: '2026-11-20T09:00:00.000Z' });
    const applicant = anApplicant({ checks: [aml] });
    const { applicantId } = await aCase(connection, applicant);
    await readAgain(connection, { ...applicant, checks: [aml], labels: { again: 'yes' } });
    const view = await hitsOf(nadia, applicantId, () => 'Kestrel');
    expect(view.screenings).toMatchObject([{ outcome: 'pass', lists: ['OFAC'], found: 0, isWhole: true }]);
    expect(view.coverage).toMatchObject([{ state: 'clear' }]);
    const other = await aCase(connection, anApplicant());
    expect((await hitsOf(nadia, other.applicantId, () => 'Kestrel')).coverage[0]?.sentence).toBe(
      'Not screened by Kestrel',
    );
  });
});

describe('Applicants who were copied before', () => {
  it('get their rows once, and their blockers name them', async () => {
    const found = await aCase(connection, anApplicant({ hits: [named('1'), silent] }));
    await db().hit.deleteMany({ where: { applicantId: found.applicantId } });
    await db().applicant.update({ where: { id: found.applicantId }, data: { hitsReadAt: null } });
    expect(await hitsShown(nadia, found.applicantId)).toEqual([]);
    const done = await Promise.all([deriveHits(worker, 50), deriveHits(worker, 50)]);
    expect(Math.max(...done)).toBe(1);
    expect(await hitsShown(nadia, found.applicantId)).toHaveLength(2);
    expect(await deriveHits(worker, 50)).toBe(0);
    const ids = (await db().hit.findMany({ where: { applicantId: found.applicantId } })).map(({ id }) => id);
    const { blockers } = await db().case.findUniqueOrThrow({ where: { id: found.caseId } });
    expect((blockers as { hitId?: string }[]).flatMap(({ hitId }) => hitId ?? []).sort()).toEqual(ids.sort());
  });
});

it('A day in the past or for ever is refused by the database as well', async () => {
  const found = await aCase(connection, anApplicant({ hits: [named('1')] }));
  const hits = await hitsShown(nadia, found.applicantId);
  await resolveHits(nadia, aJudgement(hits, { reviewOn: dayIn(30) }));
  const clearance = await db().hitClearance.findFirstOrThrow({ where: { hitId: hits[0]?.id ?? '' } });
  for (const reviewOn of [new Date(0), new Date('2099-01-01')])
    await expect(db().hitClearance.create({ data: { ...clearance, id: randomUUID(), reviewOn } })).rejects.toThrow(
      /hit_clearance_is_reviewed/,
    );
});
