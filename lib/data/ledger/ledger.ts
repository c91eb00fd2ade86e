import 'server-only';
import { genesis, type LedgerActor, type LedgerRow, linkRow } from '#lib/ledger/chain.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Audited } from '#lib/review/audit/audit.ts';
import { db, type Tx, transaction } from '../database.ts';

/** What an act was about: its kind of thing and our own id of it. */
export type Subject = {
  type: 'applicant' | 'case' | 'command' | 'connection' | 'member' | 'session' | 'policy' | 'ledger' | 'door';
  id: string;
};

/** Notes one act for the ledger; it is written when the work is done. */
export type Note = (audited: Audited, subject: Subject | null) => void;

/** The one lock that orders the chain. The trigger on the table takes the same. */
const chainLock = 7303014n;

/**
 * Changes something and says so: the change and its ledger rows stand together or not at all
 * (docs/security.md, bar 27). The rows are written last, because from then to the commit everyone else's wait.
 * @throws Error when the work noted nothing: an unrecorded change is a bug
 */
export function change<T>(actor: Actor, work: (tx: Tx, note: Note) => Promise<T>): Promise<T> {
  return changeIfAny(actor, async (tx, note) => {
    let isNoted = false;
    const result = await work(tx, (audited, subject) => {
      isNoted = true;
      note(audited, subject);
    });
    if (!isNoted) throw new Error('a change noted nothing for the ledger');
    return result;
  });
}

/** Like {@link change}, for work that finds out only underway whether there is anything to record. */
export function changeIfAny<T>(actor: Actor, work: (tx: Tx, note: Note) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    const noted: { audited: Audited; subject: Subject | null }[] = [];
    const result = await work(tx, (audited, subject) => noted.push({ audited, subject }));
    if (noted.length > 0) await append(tx, actor, noted);
    return result;
  });
}

/** Records an act that changes nothing else: a view, a denial, an export. */
export function record(actor: Actor, audited: Audited, subject: Subject | null): Promise<void> {
  return change(actor, async (_tx, note) => note(audited, subject));
}

/**
 * Records an act, or does the same work and takes the row back before anyone sees it: by time nobody can tell which.
 * Only what `alongside` writes stays in both cases.
 */
export function recordOrRollBack(
  actor: Actor,
  audited: Audited,
  subject: Subject,
  { isKept, alongside }: { isKept: boolean; alongside: (tx: Tx) => Promise<void> },
): Promise<void> {
  return transaction(async (tx) => {
    await alongside(tx);
    await tx.$executeRaw`SAVEPOINT before_row`;
    await append(tx, actor, [{ audited, subject }]);
    if (isKept) await tx.$executeRaw`RELEASE SAVEPOINT before_row`;
    else await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_row`;
  });
}

/**
 * Rows after `afterSeq`, oldest first, at most `limit` (1 to 5,000). For verifying and exporting: the caller decides
 * who may.
 */
export async function ledgerRows(afterSeq: number, limit: number): Promise<LedgerRow[]> {
  const rows = await db().ledgerRow.findMany({
    where: { seq: { gt: afterSeq } },
    orderBy: { seq: 'asc' },
    take: Math.min(limit, 5_000),
    select: { seq: true, entry: true, prevHash: true, hash: true },
  });
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** Every row up to number `to`, oldest first, some at a time. The caller decides who may. */
export async function* allLedgerRows(to = Number.MAX_SAFE_INTEGER): AsyncGenerator<LedgerRow> {
  let after = 0;
  while (after < to) {
    const page = await ledgerRows(after, Math.min(5_000, to - after));
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Where the chain stands now. */
export async function ledgerTip(): Promise<{ seq: number; hash: string }> {
  return tip(db());
}

async function append(tx: Tx, actor: Actor, noted: { audited: Audited; subject: Subject | null }[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${chainLock})`;
  let last = await tip(tx);
  const rows = noted.map(({ audited, subject }) => {
    const at = new Date();
    const row = linkRow(last, {
      seq: last.seq + 1,
      at: at.toISOString(),
      kind: audited.kind,
      actor: ledgerActor(actor),
      subject,
      details: audited.details,
    });
    last = { seq: row.seq, hash: row.hash };
    return { ...row, seq: BigInt(row.seq), at, kind: audited.kind, actorId: actor.id, subjectId: subject?.id ?? null };
  });
  await tx.ledgerRow.createMany({ data: rows });
}

async function tip(tx: Pick<Tx, 'ledgerRow'>): Promise<{ seq: number; hash: string }> {
  const last = await tx.ledgerRow.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  return last ? { seq: Number(last.seq), hash: last.hash } : genesis;
}

function ledgerActor(actor: Actor): LedgerActor {
  return actor.kind === 'member'
    ? { type: 'person', id: actor.id, role: actor.role }
    : { type: 'system', id: actor.id };
}
