import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { genesis, type LedgerTip } from '#lib/ledger/chain.ts';
import { linkRow } from '#test/ledger/link-row.ts';
import { inTestDatabase } from './in-test-database.ts';

/**
 * How much longer does it take to verify the ledger in the database with columns and decisions than its chain alone?
 * One row in ten is a decision. `node --conditions=react-server bench/ledger-database.ts [ROWS]`
 */
const count = Number(process.argv[2] ?? 1_000_000);
const ids = { connection: randomUUID(), applicant: randomUUID(), member: randomUUID() };
const decided = { outcome: 'approved', reasons: ['AP-01'] };
await inTestDatabase(async ({ ownerUrl }) => {
  await fill(ownerUrl);
  await measure();
});

async function measure(): Promise<void> {
  const { allLedgerRows } = await import('#lib/data/ledger/ledger.ts');
  const { verifyLedger } = await import('#lib/data/ledger/verify.ts');
  const { verifyRows } = await import('#lib/ledger/verify.ts');
  const { closeDatabase } = await import('#lib/data/database.ts');
  const chain = await secondsPerMillion(() => verifyRows(allLedgerRows()));
  const whole = await secondsPerMillion(() => verifyLedger({}));
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(
    `${count} rows: chain ${chain.toFixed(1)} s per million, whole ${whole.toFixed(1)} s ` +
      `(${(whole / chain).toFixed(1)} times), ${peak.toFixed(0)} MB at most\n`,
  );
  await closeDatabase();
}

async function secondsPerMillion(verify: () => Promise<{ ok: boolean }>): Promise<number> {
  const began = performance.now();
  const verified = await verify();
  if (!verified.ok) throw new Error(JSON.stringify(verified));
  return ((performance.now() - began) / count) * 1_000;
}

/** Inserts rows as Docket writes them, in slices, with the triggers off. */
async function fill(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const table of ['ledger', 'decision', '"case"'])
      await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await owner.query(
      `INSERT INTO connection (id, provider, label, mode, settings) VALUES ($1, 'vult', 'Bench', 'test', 'v1.x')`,
      [ids.connection],
    );
    await owner.query(`INSERT INTO member (id, email, name, role) VALUES ($1, 'b@docket.test', 'Bench', 'reviewer')`, [
      ids.member,
    ]);
    await owner.query(
      `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
       VALUES ($1, $2, 'p', 'approved', now(), 'h')`,
      [ids.applicant, ids.connection],
    );
    let tip = genesis;
    for (let made = 0; made < count; made += 10_000) tip = await slice(owner, tip, Math.min(10_000, count - made));
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
  }
}

async function slice(owner: pg.Client, after: LedgerTip, length: number): Promise<LedgerTip> {
  const rows: object[] = [];
  const cases: object[] = [];
  const decisions: object[] = [];
  let tip = after;
  for (let seq = after.seq + 1; seq <= after.seq + length; seq += 1) {
    const at = new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString();
    const [caseId, decisionId] = [randomUUID(), randomUUID()];
    const isDecision = seq % 10 === 0;
    const row = linkRow(tip, {
      seq,
      at,
      kind: isDecision ? 'decision.recorded' : 'evidence.viewed',
      actor: { type: 'person', id: ids.member, role: 'reviewer' },
      subject: { type: 'case', id: caseId },
      details: isDecision ? decisionDetails(decisionId) : { images: [{ imageId: caseId, page: 1, sha256: tip.hash }] },
    });
    tip = row;
    const kind = isDecision ? 'decision.recorded' : 'evidence.viewed';
    const { entry, hash } = row;
    rows.push({ seq, at, kind, actor_id: ids.member, subject_id: caseId, entry, prev_hash: row.prevHash, hash });
    if (isDecision) cases.push(caseRow(caseId, seq, at));
    if (isDecision) decisions.push({ ...decisionRow(decisionId, caseId), decided_at: at });
  }
  for (const [table, values] of [
    ['"case"', cases],
    ['decision', decisions],
    ['ledger', rows],
  ] as const)
    await owner.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(values),
    ]);
  return tip;
}

function decisionDetails(decisionId: string) {
  const policies = { policyVersions: {}, caseVersion: 1, blockers: 0, noteHash: null, evidence: [] };
  return { decisionId, applicantId: ids.applicant, ...decided, ...policies };
}

function decisionRow(id: string, caseId: string) {
  const by = { case_id: caseId, applicant_id: ids.applicant, member_id: ids.member };
  return { id, ...by, ...decided, policy_versions: {}, blockers: [], case_version: 1 };
}

function caseRow(id: string, number: number, at: string) {
  const of = { applicant_id: ids.applicant, connection_id: ids.connection, round: number };
  const standing = { state: 'decided', outcome: 'approved', opened_because: 'status', risk: 'low', version: 2 };
  return { id, number, ...of, ...standing, opened_at: at, due_at: at, decided_at: at, blockers: [] };
}
