import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { policyKinds } from '#lib/review/policies/policies.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aMember } from '#test/builders/member.ts';
import { allSeen } from '#test/builders/picture.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { closeDatabase, db } from '../database.ts';
import { type DecisionInput, recordDecision } from './decide.ts';

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
  await closeDatabase();
  await database.close();
});

const approve = (of: { caseId: string; version: number }, more: Partial<DecisionInput> = {}): DecisionInput => ({
  decisionId: randomUUID(),
  caseId: of.caseId,
  version: of.version,
  outcome: 'approved',
  reasons: [],
  note: '',
  hasConfirmedUnseen: false,
  ...more,
});

describe('A reviewer decides', () => {
  it('saves the decision, its evidence, the policies in force and one ledger row', async () => {
    const found = await aCase(connection);
    const images = await allSeen(nadia, found.applicantId);
    const input = approve(found, { reasons: ['AP-01'], note: 'Compared at full size.' });
    await recordDecision(nadia, input);

    const decision = await db().decision.findUniqueOrThrow({
      where: { id: input.decisionId },
      include: { evidence: true, case: true },
    });
    expect(decision.case).toMatchObject({ state: 'decided', outcome: 'approved', version: found.version + 1 });
    expect(decision.policyVersions).toEqual(Object.fromEntries(policyKinds.map((kind) => [kind, 1])));
    expect(decision.note).toMatch(/^v1\./);
    expect(decision.evidence.map(({ imageId, fate, isSeen }) => ({ imageId, fate, isSeen }))).toEqual(
      images.map((imageId) => ({ imageId, fate: 'pinned', isSeen: true })),
    );
    expect(await db().pinnedImage.count({ where: { imageId: { in: images } } })).toBe(images.length);
    expect(await ledgerRowsOf(found.caseId, 'decision.recorded')).toBe(1);
  });

  it('with evidence not seen: refused until the reviewer confirms', async () => {
    const found = await aCase(connection);
    expect(await codeOf(recordDecision(nadia, approve(found)))).toBe('invalid');
    await recordDecision(nadia, approve(found, { hasConfirmedUnseen: true }));
    const fates = await db().decisionEvidence.findMany({
      where: { decision: { caseId: found.caseId } },
      select: { fate: true, isSeen: true },
    });
    expect(fates).toEqual([
      { fate: 'not_shown', isSeen: false },
      { fate: 'not_shown', isSeen: false },
    ]);
  });

  it('with an image that was shown and whose copy was dropped since: recorded as not fetched', async () => {
    const found = await aCase(connection);
    const [first] = await allSeen(nadia, found.applicantId);
    await db().imageCopy.deleteMany({ where: { imageId: first } });
    await recordDecision(nadia, approve(found, { hasConfirmedUnseen: true }));
    const fates = await db().decisionEvidence.findMany({
      where: { decision: { caseId: found.caseId } },
      select: { imageId: true, fate: true },
    });
    expect(fates.find(({ imageId }) => imageId === first)?.fate).toBe('not_fetched');
  });

  it('the same form arrives several times: decides once', async () => {
    const found = await aCase(connection);
    await allSeen(nadia, found.applicantId);
    const input = approve(found);
    const answers = await Promise.all(Array.from({ length: 8 }, () => codeOf(recordDecision(nadia, input))));
    expect(new Set(answers)).toEqual(new Set(['done']));
    expect(await codeOf(recordDecision(tomas, input))).toBe('invalid');
    expect(await ledgerRowsOf(found.caseId, 'decision.recorded')).toBe(1);
  });

  it.each(['admin', 'manager', 'auditor'] as const)('a %s is refused and nothing is written', async (role) => {
    const found = await aCase(connection);
    expect(await codeOf(recordDecision(await aMember(role), approve(found, { hasConfirmedUnseen: true })))).toBe(
      'not_allowed',
    );
    expect(await db().decision.count({ where: { caseId: found.caseId } })).toBe(0);
  });

  it('can’t approve while a hit is open', async () => {
    const hit = exampleHit({ list: 'OFAC SDN', name: 'M. Keravec', score: 0.9 });
    const found = await aCase(connection, anApplicant({ hits: [hit] }));
    expect(await codeOf(recordDecision(nadia, approve(found, { hasConfirmedUnseen: true })))).toBe('closed');
    await recordDecision(nadia, approve(found, { outcome: 'rejected', reasons: ['RJ-07'], hasConfirmedUnseen: true }));
  });

  it('A failing blocker: an approval needs a reason and a note of 10 characters, and is refused without', async () => {
    const [passport] = anApplicant().documents;
    const expired = anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
    const found = await aCase(connection, expired);
    const blind = approve(found, { hasConfirmedUnseen: true });
    for (const more of [
      {},
      { reasons: ['AP-01'] },
      { note: 'Renewed, seen in person.' },
      { reasons: ['AP-01'], note: 'ok' },
    ])
      expect(await codeOf(recordDecision(nadia, { ...blind, ...more }))).toBe('invalid');
    expect(await db().decision.count({ where: { caseId: found.caseId } })).toBe(0);
    await recordDecision(nadia, { ...blind, reasons: ['AP-01'], note: 'Renewed, seen in person.' });
    expect(await ledgerRowsOf(found.caseId, 'decision.recorded')).toBe(1);
  });
});

describe('Two reviewers decide the same case at once', () => {
  const rounds = testSize({ small: 12, full: 200 });

  it(`exactly one decides, ${rounds} times`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const found = await aCase(connection);
      const answers = await Promise.all([
        codeOf(recordDecision(nadia, approve(found, { hasConfirmedUnseen: true }))),
        codeOf(
          recordDecision(tomas, approve(found, { outcome: 'rejected', reasons: ['RJ-01'], hasConfirmedUnseen: true })),
        ),
      ]);
      expect(answers.sort()).toEqual(['changed', 'done']);
    }
  }, 120_000);

  it('control: reading first and writing after, both decide', async () => {
    let both = 0;
    for (let round = 0; round < 5; round += 1) {
      const { caseId: id } = await aCase(connection);
      const naive = async (memberId: string) => {
        const seen = await db().case.findUniqueOrThrow({ where: { id }, select: { assigneeId: true } });
        if (seen.assigneeId !== null) return 'told';
        const lease = { claimedAt: new Date(), claimedUntil: new Date(Date.now() + 60_000) };
        await db().case.update({ where: { id }, data: { state: 'claimed', assigneeId: memberId, ...lease } });
        return 'won';
      };
      const answers = await Promise.all([naive(nadia.id), naive(tomas.id)]);
      if (answers.every((answer) => answer === 'won')) both += 1;
    }
    expect(both).toBeGreaterThan(0);
  });
});

describe('The database refuses, whatever the code does', () => {
  const refused = async (statement: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      await client.query(statement, values);
      return 'allowed';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.end();
    }
  };

  it('a decided case without a decision', async () => {
    const { caseId } = await aCase(connection);
    expect(
      await refused(`UPDATE "case" SET state = 'decided', outcome = 'approved', decided_at = now() WHERE id = $1`, [
        caseId,
      ]),
    ).toMatch(/without a decision/);
  });

  it('a change or removal of a decision, and reopening its round', async () => {
    const found = await aCase(connection);
    await recordDecision(nadia, approve(found, { hasConfirmedUnseen: true }));
    expect(await refused(`UPDATE decision SET outcome = 'rejected' WHERE case_id = $1`, [found.caseId])).toMatch(
      /never changed/,
    );
    expect(await refused(`DELETE FROM decision WHERE case_id = $1`, [found.caseId])).toMatch(/never changed/);
    expect(
      await refused(`UPDATE "case" SET state = 'open', outcome = NULL, decided_at = NULL WHERE id = $1`, [
        found.caseId,
      ]),
    ).toMatch(/open a new round/);
  });

  it('two open rounds of one applicant', async () => {
    const { applicantId } = await aCase(connection);
    const second = `INSERT INTO "case" (id, applicant_id, connection_id, round, opened_because, due_at)
      VALUES (gen_random_uuid(), $1, $2, 2, 'by_hand', now())`;
    expect(await refused(second, [applicantId, connection])).toMatch(/case_one_under_review/);
  });
});

function ledgerRowsOf(subjectId: string, kind: string): Promise<number> {
  return db().ledgerRow.count({ where: { subjectId, kind } });
}
