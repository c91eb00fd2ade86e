import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { Hit } from '#lib/review/applicant/applicant.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement, dayIn, hitBlockersOf, hitsShown, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { SealBroken } from '../seal.ts';
import { revokeClearance } from './clearances.ts';
import { resolveHits } from './resolve.ts';
import { undoResolutions } from './undo.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const listed = (change: Partial<Hit> = {}) =>
  exampleHit({
    id: 'h1',
    list: 'OFAC SDN',
    entityIds: ['e1'],
    name: 'M. Keravec',
    birthDate: '1961',
    score: 80,
    ...change,
  });

/** An applicant whose hits are called false positives. `again`: what the vendor tells now, and the hits then. */
async function cleared(hits: Hit[], change: object = {}) {
  const applicant = anApplicant({ hits });
  const found = await aCase(connection, applicant);
  await resolveHits(nadia, aJudgement(await hitsShown(nadia, found.applicantId), change));
  const again = async (now: Hit[]) => {
    await readAgain(connection, { ...applicant, hits: now, labels: { at: randomUUID() } });
    return hitsShown(nadia, found.applicantId);
  };
  return { ...found, again };
}

describe('A rescan', () => {
  it('with another score and another id of the entry does not open a hit again', async () => {
    const { again } = await cleared([listed()]);
    const [hit] = await again([listed({ score: 12, entityIds: ['e2', 'e1'], raw: { scannedAt: '2026-11-27' } })]);
    expect(hit).toMatchObject({ state: 'false_positive', vendorScore: 12, entityIds: ['e2', 'e1'], changes: [] });
  });

  it('with a changed entry opens it again, blocks, and shows what changed', async () => {
    const { again, applicantId } = await cleared([listed()]);
    const [hit] = await again([listed({ birthDate: '1991-03-04' })]);
    expect(hit).toMatchObject({
      state: 'open',
      changes: [{ label: 'Birth date', before: '1961', after: '1991-03-04' }],
      resolution: null,
    });
    expect(hit?.history.map(({ kind, by }) => `${kind} ${by}`)).toEqual(['resolved Nadia Brandt', 'reopened Rescan']);
    expect(await hitBlockersOf(applicantId)).toEqual(['attention Sanctions hit open']);
    const row = await db().hitResolution.findFirstOrThrow({ where: { hitId: hit?.id ?? '', kind: 'reopened' } });
    expect(row.changes).toMatch(/^v1\./);
  });

  it('that changes a resolved hit after the decision opens a new round', async () => {
    const { again, caseId, applicantId } = await cleared([listed()]);
    const { version } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
    const form = { decisionId: randomUUID(), caseId, version, outcome: 'approved' as const, reasons: ['AP-03'] };
    await recordDecision(nadia, { ...form, note: 'Another person.', hasConfirmedUnseen: true });
    await again([listed({ score: 1 })]);
    expect(await db().case.count({ where: { applicantId } })).toBe(1);
    await again([listed({ name: 'Maëlle Keravec' })]);
    const rounds = await db().case.findMany({ where: { applicantId }, orderBy: { round: 'asc' } });
    expect(rounds.map(({ openedBecause }) => openedBecause)).toEqual(['status', 'hit']);
  });

  it('that no longer tells a hit keeps it as gone, without a blocker; told again it is as it was', async () => {
    const { again, applicantId } = await cleared([listed({ id: 'h0', entityIds: ['e0'], name: 'Other' })]);
    await again([listed()]);
    expect(await hitBlockersOf(applicantId)).toHaveLength(1);
    const gone = await again([]);
    expect(gone.map(({ goneAt }) => goneAt !== null)).toEqual([true, true]);
    expect(await hitBlockersOf(applicantId)).toEqual([]);
    const open = gone.find(({ state }) => state === 'open');
    expect(await codeOf(resolveHits(nadia, aJudgement(open ? [open] : [])))).toBe('changed');
    const back = await again([listed({ id: 'h0', entityIds: ['e0'], name: 'Other' })]);
    expect(back.find(({ goneAt }) => goneAt === null)).toMatchObject({ state: 'false_positive' });
    expect(back).toHaveLength(2);
  });

  it('that numbers the hits anew moves no verdict to another hit', async () => {
    const other = listed({ id: 'h2', entityIds: ['e2'], name: 'Someone Else' });
    const applicant = anApplicant({ hits: [listed(), other] });
    const { applicantId } = await aCase(connection, applicant);
    const [one] = (await hitsShown(nadia, applicantId)).filter(({ entry }) => entry.name === 'M. Keravec');
    await resolveHits(nadia, aJudgement(one ? [one] : []));
    await readAgain(connection, { ...applicant, hits: [{ ...other, id: 'h1' }, listed({ id: 'h2' })] });
    const states = (await hitsShown(nadia, applicantId)).map(({ entry, state }) => `${entry.name} ${state}`);
    expect(states.sort()).toEqual(['M. Keravec false_positive', 'Someone Else open']);
  });
});

describe('Cleared before', () => {
  const remember = { reviewOn: dayIn(180) };

  it('a new hit with a former id and the same content is resolved by the clearance, and can be undone', async () => {
    const { again, applicantId } = await cleared([listed()], remember);
    await again([]);
    await db().hit.updateMany({
      where: { applicantId },
      data: { entityKeys: [], vendorIds: [], contentHash: 'elsewhere' },
    });
    const hits = await again([listed({ id: 'h9', entityIds: ['e9', 'e1'] })]);
    const hit = hits.find(({ goneAt }) => goneAt === null);
    expect(hit).toMatchObject({ state: 'false_positive', resolution: { by: 'Clearance', isByClearance: true } });
    expect(await hitBlockersOf(applicantId)).toEqual([]);
    await undoResolutions(nadia, hit ? [hit] : []);
    expect(await hitBlockersOf(applicantId)).toHaveLength(1);
  });

  it.each([
    ['a changed entry: open, with what changed', { id: 'h9', birthDate: '1991' }, ['Birth date'], 'open'],
    ['another entry of the same list: open, nothing said', { id: 'h9', entityIds: ['e9'] }, undefined, 'open'],
  ])('%s', async (_, change, labels, state) => {
    const { again } = await cleared([listed()], remember);
    const hits = await again([listed(change)]);
    const hit = hits.find(({ goneAt }) => goneAt === null);
    expect(hit?.state).toBe(state);
    expect(hit?.clearedBefore?.changes.map(({ label }) => label)).toEqual(labels);
  });

  it('another person with the same entry is not cleared', async () => {
    await cleared([listed()], remember);
    const other = await aCase(connection, anApplicant({ hits: [listed()] }));
    expect(await hitsShown(nadia, other.applicantId)).toMatchObject([
      { state: 'open', clearance: null, clearedBefore: null },
    ]);
  });

  it('revoked, or undone with its verdict, it clears nothing any more', async () => {
    for (const end of ['revoked', 'undone'] as const) {
      const { again, applicantId } = await cleared([listed()], remember);
      const [hit] = await hitsShown(nadia, applicantId);
      if (end === 'undone') await undoResolutions(nadia, hit ? [hit] : []);
      else await revokeClearance(nadia, hit?.clearance?.id ?? '');
      expect((await hitsShown(nadia, applicantId))[0]?.clearance).toMatchObject({
        isInForce: false,
        revoked: { by: 'Nadia Brandt' },
      });
      await again([]);
      await db().hit.updateMany({
        where: { applicantId },
        data: { entityKeys: [], vendorIds: [], contentHash: 'elsewhere' },
      });
      const hits = await again([listed({ id: 'h9' })]);
      expect(hits.find(({ goneAt }) => goneAt === null)?.state, end).toBe('open');
    }
  });
});

describe('What holds whatever the code does', () => {
  it('a sealed entry moved to another hit is not shown', async () => {
    const { applicantId } = await aCase(
      connection,
      anApplicant({ hits: [listed(), listed({ id: 'h2', entityIds: ['e2'], name: 'B' })] }),
    );
    const [one, two] = await db().hit.findMany({ where: { applicantId } });
    await db().hit.update({ where: { id: one?.id ?? '' }, data: { record: two?.record ?? '' } });
    await expect(hitsShown(nadia, applicantId)).rejects.toThrow(SealBroken);
    const other = await aCase(connection, anApplicant({ hits: [listed()] }));
    const [far] = await db().hit.findMany({ where: { applicantId: other.applicantId } });
    await db().hit.update({ where: { id: one?.id ?? '' }, data: { record: far?.record ?? '' } });
    await expect(hitsShown(nadia, applicantId)).rejects.toThrow(SealBroken);
  });

  it('a state that its resolutions do not say is refused; history and a clearance stay as they are', async () => {
    const { applicantId } = await cleared([listed()], { reviewOn: dayIn(180) });
    const { id } = await db().hit.findFirstOrThrow({ where: { applicantId } });
    await expect(db().hit.update({ where: { id }, data: { state: 'open' } })).rejects.toThrow(
      /state of its last resolution/,
    );
    const [hit] = await hitsShown(nadia, applicantId);
    await revokeClearance(nadia, hit?.clearance?.id ?? '');
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const said: string[] = [];
    for (const sql of [
      'UPDATE hit_resolution SET reason = reason',
      'DELETE FROM hit_resolution',
      'TRUNCATE hit_resolution',
      'UPDATE hit_clearance SET revoked_at = NULL, revoked_by_id = NULL',
      'DELETE FROM hit_clearance',
    ])
      said.push(
        await owner.query(sql).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      );
    await owner.end();
    expect(said).toEqual([
      ...Array(3).fill('rows of hit_resolution are never changed or removed'),
      'a clearance is only ever revoked, once',
      'a clearance is never deleted',
    ]);
  });
});
