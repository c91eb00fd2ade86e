import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Policies } from '#lib/review/policies/policies.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { publishPolicies } from '#test/builders/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { started, stopped } from '#test/exchange/desk.ts';
import { closeDatabase, db } from '../database.ts';
import { policiesView } from '../policies/view.ts';
import { policiesInForce } from '../policies.ts';
import { recordDecision } from './decide.ts';
import { reassessRisks, riskProgress } from './reassess.ts';

/** Published risk points reach the cases that are open already. */
let database: TestDatabase;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const failing = () => aCase(connection, anApplicant({ checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] }));

async function publishRisk(change: Partial<Policies['risk']>): Promise<number> {
  const { values } = await policiesInForce();
  await publishPolicies({ ...values, risk: { ...values.risk, ...change } });
  return (await policiesInForce()).versions.risk;
}

const rowOf = (id: string) => db().case.findUniqueOrThrow({ where: { id } });

/** Until none is behind. @returns how many were looked at */
async function allAssessed(): Promise<number> {
  let looked = 0;
  for (let found = await reassessRisks(); found > 0; found = await reassessRisks()) looked += found;
  return looked;
}

/** Gives points to a failing check, so that a case with one has this risk. */
const points = async (fail: number) =>
  publishRisk({ points: { ...(await policiesInForce()).values.risk.points, fail } });

describe('After risk points are published', () => {
  test('an open case gets the risk by them and keeps its version and blockers; a decided one stays', async () => {
    await allAssessed();
    const [open, decided] = [await failing(), await failing()];
    const clear = await aCase(connection);
    await recordDecision(await aMember('reviewer'), anApproval(decided, { outcome: 'rejected', reasons: ['RJ-01'] }));
    const before = await rowOf(open.caseId);
    expect([before.risk, (await rowOf(clear.caseId)).risk, await riskProgress()]).toEqual(['high', 'low', null]);

    const version = await points(5);
    const admin = await aMember('admin');
    expect((await policiesView(admin)).applying).toEqual({ done: 0, all: 2 });
    expect(await allAssessed()).toBe(2);
    expect((await policiesView(admin)).applying).toBeNull();
    const { risk, riskPolicy, ...rest } = await rowOf(open.caseId);
    expect([risk, riskPolicy]).toEqual(['medium', version]);
    expect(rest).toEqual((({ risk: _, riskPolicy: __, ...others }) => others)(before));
    expect([(await rowOf(clear.caseId)).risk, (await rowOf(decided.caseId)).risk]).toEqual(['low', 'high']);
    expect(await reassessRisks(), 'nothing is left').toBe(0);
  });

  test('a case that opens after them is not looked at again', async () => {
    await allAssessed();
    await points(100);
    const { caseId } = await failing();
    expect((await rowOf(caseId)).riskPolicy).toBe((await policiesInForce()).versions.risk);
    const behind = await db().case.count({ where: { state: { not: 'decided' }, id: { not: caseId } } });
    expect(await allAssessed()).toBe(behind);
  });

  test('a conflict with a command stays high, and a case whose record can’t be unsealed keeps its risk', async () => {
    await allAssessed();
    const [conflict, broken] = [await failing(), await failing()];
    const command = [{ kind: 'command', tone: 'attention', title: 'x', detail: null }];
    await db().case.update({ where: { id: conflict.caseId }, data: { blockers: command } });
    await db().applicant.update({ where: { id: broken.applicantId }, data: { record: 'v1.broken' } });
    await points(0);
    await allAssessed();
    const rows = [await rowOf(conflict.caseId), await rowOf(broken.caseId)];
    expect(rows.map(({ risk }) => risk)).toEqual(['high', 'high']);
    expect(await riskProgress()).toBeNull();
  });

  test('those that are due first come first', async () => {
    await points(100);
    await allAssessed();
    const [late, soon] = [await failing(), await failing()];
    await db().case.update({ where: { id: late.caseId }, data: { dueAt: new Date(Date.now() + 9e9) } });
    await db().case.update({ where: { id: soon.caseId }, data: { dueAt: new Date(Date.now() - 9e9) } });
    const version = await points(5);
    expect(await reassessRisks(1, 1)).toBe(1);
    expect([(await rowOf(soon.caseId)).riskPolicy, (await rowOf(late.caseId)).riskPolicy < version]).toEqual([
      version,
      true,
    ]);
  });
});

describe('A worker that is killed in the middle', () => {
  /** A case that says it was assessed by the newest points and has another risk. */
  const faults = async (version: number) =>
    db().case.count({ where: { riskPolicy: version, risk: 'high', blockers: { not: [] }, id: { in: mine } } });
  let mine: string[] = [];

  test('leaves each case whole, and another worker goes on', async () => {
    await points(100);
    await allAssessed();
    mine = [];
    for (let at = 0; at < 60; at++) mine.push((await failing()).caseId);
    const version = await points(5);
    const done = () => db().case.count({ where: { id: { in: mine }, riskPolicy: version } });
    const first = await started('test/processes/reassess.ts');
    while ((await done()) < 10) await new Promise((wait) => setTimeout(wait, 5));
    await stopped(first.child, 'SIGKILL');
    const atKill = await done();
    expect(atKill).toBeLessThan(60);
    expect(await faults(version)).toBe(0);
    await Promise.all([allAssessed(), allAssessed()]);
    expect([await done(), await faults(version), await riskProgress()]).toEqual([60, 0, null]);
    const other = await db().case.count({ where: { id: { in: mine }, risk: { not: 'medium' } } });
    expect(other, `${atKill} of 60 were done when it was killed`).toBe(0);
  }, 120_000);

  test('control: marked before its risk is written, a case that was never assessed is found', async () => {
    await points(100);
    await allAssessed();
    const version = await points(5);
    await db().case.updateMany({ where: { id: { in: mine.slice(0, 1) } }, data: { riskPolicy: version } });
    expect(await faults(version)).toBe(1);
  });
});
