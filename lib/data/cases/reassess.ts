import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { Risk } from '#lib/review/case/case.ts';
import { riskOf } from '#lib/review/case/risk.ts';
import type { RiskPolicy } from '#lib/review/policies/policies.ts';
import { readableRecord } from '../applicants/content.ts';
import { db, type Tx, transaction } from '../database.ts';
import { policiesInForce } from '../policies.ts';

/** So many cases are assessed in one transaction: their records are unsealed. */
const casesAtOnce = 100;

/** So many batches in one go, so that other work of the worker comes between. */
const batchesAtOnce = 20;

/**
 * Assesses the risk of open cases again whose risk was assessed by earlier points, those that are due first. Each batch
 * is one transaction, and a case says by which points it was assessed: whatever is killed goes on where it was. Any
 * number of workers may run it. Blockers and the version of a case stay, so work on it is not void.
 * @returns how many cases were looked at
 */
export async function reassessRisks(atOnce = casesAtOnce, batches = batchesAtOnce): Promise<number> {
  let looked = 0;
  for (let batch = 0; batch < batches; batch++) {
    const found = await transaction((tx) => reassessBatch(tx, atOnce));
    looked += found;
    if (found < atOnce) break;
  }
  return looked;
}

/** How many open cases have their risk by the points in force, and how many there are; null when all have. */
export async function riskProgress(): Promise<{ done: number; all: number } | null> {
  const [behind] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "case" c
    WHERE c.state <> 'decided' AND c.risk_policy < (SELECT max(version) FROM policy WHERE kind = 'risk')`;
  if (!behind || behind.count === 0) return null;
  const all = await db().case.count({ where: { state: { not: 'decided' } } });
  return { done: Math.max(0, all - behind.count), all };
}

type Row = {
  id: string;
  applicantId: string;
  risk: Risk;
  blockers: Blocker[];
  dataKey: string | null;
  record: string | null;
};

async function reassessBatch(tx: Tx, atOnce: number): Promise<number> {
  const { values, versions } = await policiesInForce(tx);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, c.applicant_id AS "applicantId", c.risk, c.blockers, a.data_key AS "dataKey", a.record
    FROM "case" c JOIN applicant a ON a.id = c.applicant_id
    WHERE c.state <> 'decided' AND c.risk_policy < ${versions.risk}
    ORDER BY c.risk_policy, c.due_at LIMIT ${atOnce} FOR UPDATE OF c SKIP LOCKED`;
  const byRisk = Map.groupBy(rows, (row) => riskNow(row, values.risk));
  for (const [risk, found] of byRisk)
    await tx.case.updateMany({
      where: { id: { in: found.map(({ id }) => id) } },
      data: { risk, riskPolicy: versions.risk },
    });
  return rows.length;
}

/** A conflict with a command is high whatever the points say. Without a record that can be read the risk stays. */
function riskNow({ applicantId, risk, blockers, dataKey, record }: Row, policy: RiskPolicy): Risk {
  if (blockers.some(({ kind }) => kind === 'command')) return 'high';
  const content = readableRecord({ id: applicantId, dataKey, record });
  return content === null ? risk : riskOf(blockers, content, policy);
}
