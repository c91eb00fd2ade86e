/** A resolution is work: it claims the case. What is typed about a hit is a draft. An undo is of all hits or none. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement, dayIn, hitBlockersOf, hitsShown } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { moveCase } from '../cases/moves/move.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { closeLive, liveVersion, onLiveEvent } from '../live/hub.ts';
import { hitDetail } from './detail.ts';
import { saveHitDraft } from './drafts.ts';
import { addLookup } from './lookups.ts';
import { resolveHits } from './resolve.ts';
import { undoResolutions } from './undo.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
});

afterAll(async () => {
  await closeLive();
  await closeDatabase();
  await database.close();
});

const label = (provider: string) => provider;

async function aCaseWithHits(count: number) {
  const hits = Array.from({ length: count }, (_, at) =>
    exampleHit({ id: `${at}`, entityIds: [`e${at}`], list: 'OFAC SDN', name: `Entry ${at}`, birthDate: '1961' }),
  );
  const found = await aCase(connection, anApplicant({ hits }));
  return { ...found, hits: await hitsShown(nadia, found.applicantId) };
}

const held = ({ caseId }: { caseId: string }) =>
  db().case.findUniqueOrThrow({ where: { id: caseId }, select: { state: true, assigneeId: true, claimedUntil: true } });

const statesOf = async (applicantId: string) => (await hitsShown(nadia, applicantId)).map(({ state }) => state);

describe('A resolution', () => {
  it('of a hit of a free case claims the case, and the ledger says so', async () => {
    const found = await aCaseWithHits(2);
    await resolveHits(nadia, aJudgement(found.hits.slice(0, 1)));
    expect(await held(found)).toEqual({ state: 'claimed', assigneeId: nadia.id, claimedUntil: expect.any(Date) });
    expect(await db().ledgerRow.count({ where: { kind: 'case.claimed', subjectId: found.caseId } })).toBe(1);
    expect(await codeOf(resolveHits(tomas, aJudgement(found.hits.slice(1))))).toBe('taken');
    // Their own claim is prolonged, which is no second act.
    await resolveHits(nadia, aJudgement(found.hits.slice(1)));
    expect(await db().ledgerRow.count({ where: { kind: 'case.claimed', subjectId: found.caseId } })).toBe(1);
  });

  it('and a look-up are refused while someone else has the case', async () => {
    const found = await aCaseWithHits(1);
    await claimCase(tomas, found.caseId);
    expect(await codeOf(resolveHits(nadia, aJudgement(found.hits)))).toBe('taken');
    const lookup = { lookupId: randomUUID(), hitId: found.hits[0]?.id ?? '', link: 'https://list.example', note: '' };
    expect(await codeOf(addLookup(nadia, { ...lookup, note: 'Nothing was found there.' }, null))).toBe('taken');
  });

  it('of a hit of a case on hold does not end its wait', async () => {
    const found = await aCaseWithHits(1);
    const hold = { moveId: randomUUID(), caseId: found.caseId, version: found.version, kind: 'held' as const };
    const rest = { reasons: [], note: 'Waiting for a colleague.', until: null, toMemberId: null, command: null };
    await moveCase(nadia, { ...hold, ...rest });
    const { state, assigneeId } = await held(found);
    await resolveHits(nadia, aJudgement(await hitsShown(nadia, found.applicantId)));
    expect(await held(found)).toMatchObject({ state, assigneeId, claimedUntil: null });
    expect(state).toBe('on_hold');
  });

  it('as unsure escalates, and nobody has the case', async () => {
    const found = await aCaseWithHits(1);
    await resolveHits(nadia, aJudgement(found.hits, { verdict: 'unsure', reason: 'US-01' }));
    expect(await held(found)).toEqual({ state: 'escalated', assigneeId: null, claimedUntil: null });
  });
});

describe('Undo of three hits', () => {
  it('opens all three in one act', async () => {
    const found = await aCaseWithHits(3);
    const { hits } = await resolveHits(nadia, aJudgement(found.hits));
    expect(await statesOf(found.applicantId)).toEqual(Array(3).fill('false_positive'));
    const undone = await undoResolutions(nadia, hits);
    expect(undone.hits.map(({ state }) => state)).toEqual(Array(3).fill('open'));
    expect(undone.cases).toHaveLength(1);
    expect(await hitBlockersOf(found.applicantId)).toHaveLength(3);
  });

  it('opens none where one changed meanwhile, and says which', async () => {
    const found = await aCaseWithHits(3);
    const { hits } = await resolveHits(nadia, aJudgement(found.hits));
    const [first] = hits;
    await undoResolutions(nadia, first ? [first] : []);
    const refused = await undoResolutions(nadia, hits).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'changed', fields: { [first?.id ?? '']: 'changed' } });
    expect((await statesOf(found.applicantId)).filter((state) => state === 'false_positive')).toHaveLength(2);
  });

  it('control: one act for each hit opens some of them before it is refused', async () => {
    const found = await aCaseWithHits(3);
    const { hits } = await resolveHits(nadia, aJudgement(found.hits));
    const last = hits.at(-1);
    await undoResolutions(nadia, last ? [last] : []);
    const one = async () => {
      for (const hit of hits) await undoResolutions(nadia, [hit]);
    };
    expect(await codeOf(one())).toBe('changed');
    expect((await statesOf(found.applicantId)).filter((state) => state === 'open')).toHaveLength(3);
  });

  it('of an unsure one takes the case back from the approvers within the time, for its own member alone', async () => {
    const found = await aCaseWithHits(1);
    const { hits } = await resolveHits(nadia, aJudgement(found.hits, { verdict: 'unsure', reason: 'US-01' }));
    await undoResolutions(nadia, hits);
    expect(await held(found)).toMatchObject({ state: 'claimed', assigneeId: nadia.id });
    expect(await statesOf(found.applicantId)).toEqual(['open']);

    const others = await aCaseWithHits(1);
    const said = await resolveHits(nadia, aJudgement(others.hits, { verdict: 'unsure', reason: 'US-01' }));
    expect(await codeOf(undoResolutions(tomas, said.hits))).toBe('not_allowed');
    expect(await held(others)).toMatchObject({ state: 'escalated' });
  });
});

describe('What is typed about a hit', () => {
  const draft = { verdict: 'false_positive', reason: 'FP-01', note: 'Another middle name.', reviewOn: null } as const;
  const shown = async (hitId: string, actor = nadia) => (await hitDetail(actor, hitId, label)).draft;

  it('is kept sealed, for its writer alone, and a newer save is never replaced by an older one', async () => {
    const { hits } = await aCaseWithHits(1);
    const [{ id: hitId = '', version = 0 } = {}] = hits;
    expect(await saveHitDraft(nadia, { hitId, version, counter: 2, draft })).toBe(true);
    expect(await saveHitDraft(nadia, { hitId, version, counter: 1, draft: { ...draft, note: 'Older' } })).toBe(false);
    expect(await shown(hitId)).toEqual({ ...draft, counter: 2 });
    expect(await shown(hitId, tomas)).toBeNull();
    const row = await db().hitDraft.findFirstOrThrow({ where: { hitId } });
    expect(row.content).not.toContain('middle');
  });

  it('goes when it is recorded, cannot come back late, and is there again after the undo', async () => {
    const { hits } = await aCaseWithHits(1);
    const [{ id: hitId = '', version = 0 } = {}] = hits;
    await saveHitDraft(nadia, { hitId, version, counter: 1, draft });
    const judgement = aJudgement(hits, { note: draft.note, reviewOn: dayIn(60) });
    const { hits: closed } = await resolveHits(nadia, judgement);
    expect(await saveHitDraft(nadia, { hitId, version, counter: 9, draft })).toBe(false);
    expect(await shown(hitId)).toBeNull();
    await undoResolutions(nadia, closed);
    expect(await shown(hitId)).toEqual({ ...draft, reviewOn: dayIn(60), counter: 1 });
  });

  it('of someone else is not given to the one who undoes', async () => {
    const { hits } = await aCaseWithHits(1);
    const paula = await aMember('approver', 'Paula Okafor');
    const { hits: closed, cases } = await resolveHits(nadia, aJudgement(hits, { note: 'Mine alone.' }));
    await db().case.update({
      where: { id: cases[0]?.id ?? '' },
      data: { claimedAt: null, claimedUntil: null, state: 'open', assigneeId: null },
    });
    await undoResolutions(paula, closed);
    expect(await shown(hits[0]?.id ?? '', paula)).toBeNull();
  });

  it('goes with the decision', async () => {
    const { hits, caseId, version: caseVersion } = await aCaseWithHits(1);
    const [{ id: hitId = '', version = 0 } = {}] = hits;
    await saveHitDraft(nadia, { hitId, version, counter: 1, draft });
    const decision = { decisionId: randomUUID(), caseId, version: caseVersion, outcome: 'rejected' as const };
    const why = { reasons: ['RJ-02'], note: 'Seen by eye.', hasConfirmedUnseen: true };
    await recordDecision(nadia, { ...decision, ...why });
    expect(await db().hitDraft.count({ where: { hitId } })).toBe(0);
    expect(await codeOf(saveHitDraft(nadia, { hitId, version, counter: 2, draft }))).toBe('closed');
  });
});

it('A verdict and a look-up are told once they can be read; the version of the queue stays for a look-up', async () => {
  const found = await aCaseWithHits(1);
  await claimCase(nadia, found.caseId);
  const events: LiveEvent[] = [];
  const end = onLiveEvent((event) => events.push(event));
  await expect.poll(liveVersion).not.toBeNull();
  await expect.poll(() => events.length).toBeGreaterThan(0);
  events.length = 0;
  const before = liveVersion();
  const lookup = { lookupId: randomUUID(), hitId: found.hits[0]?.id ?? '', link: 'https://list.example/search' };
  await addLookup(nadia, { ...lookup, note: 'No entry with this birth date.' }, null);
  const told = { kind: 'hits', applicantId: found.applicantId };
  await expect.poll(() => events).toEqual([told]);
  expect(liveVersion()).toBe(before);
  await resolveHits(nadia, aJudgement(found.hits));
  await expect.poll(() => events.filter(({ kind }) => kind === 'hits')).toEqual([told, told]);
  expect(liveVersion()).not.toBe(before);
  end();
});
