import 'server-only';
import { genesis, type LedgerRow } from '#lib/ledger/chain.ts';
import { canonicalJson, canonicalParts, type LedgerActor } from '#lib/ledger/entry.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Audited } from '#lib/review/audit/audit.ts';
import { db, type Tx, transaction } from '../database.ts';

/** What an act was about: the kind of thing, and its id in Docket. */
export type Subject = {
  type:
    | 'applicant'
    | 'case'
    | 'command'
    | 'connection'
    | 'endpoint'
    | 'member'
    | 'session'
    | 'job'
    | 'policy'
    | 'ledger'
    | 'door'
    | 'view'
    | 'export';
  id: string;
};

/**
 * Adds one act to those written to the ledger at the end of the transaction. `by`: who acts, where it is not who runs
 * the transaction: the worker does what a member began.
 */
export type Note = (audited: Audited, subject: Subject | null, by?: Actor) => void;

type Noted = { audited: Audited; subject: Subject | null; by: Actor };

/**
 * Runs a change and writes its ledger rows in the same transaction (docs/security.md, bar 27). The rows are written
 * last, because the chain stays locked from then to the commit.
 * @throws Error when the work noted nothing: an unrecorded change is a bug
 */
export function change<T>(actor: Actor, work: (tx: Tx, note: Note) => Promise<T>): Promise<T> {
  return changeIfAny(actor, async (tx, note) => {
    let isNoted = false;
    const result = await work(tx, (...noted) => {
      isNoted = true;
      note(...noted);
    });
    if (!isNoted) throw new Error('a change noted nothing for the ledger');
    return result;
  });
}

/** Like {@link change}, for work that may find nothing to change. */
export function changeIfAny<T>(actor: Actor, work: (tx: Tx, note: Note) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    const noted: Noted[] = [];
    const result = await work(tx, (audited, subject, by = actor) => noted.push({ audited, subject, by }));
    await append(tx, noted);
    return result;
  });
}

/** Records an act without a change: a view, a denial, an export. */
export function record(actor: Actor, audited: Audited, subject: Subject | null): Promise<void> {
  return change(actor, async (_tx, note) => note(audited, subject));
}

/**
 * Records an act (`isKept`), or does the same work and rolls the row back, so that the response time is the same. What
 * `alongside` writes is saved in both cases.
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
    await append(tx, [{ audited, subject, by: actor }]);
    if (isKept) await tx.$executeRaw`RELEASE SAVEPOINT before_row`;
    else await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_row`;
  });
}

/**
 * Rows after `afterSeq`, oldest first, at most `limit` (1 to 5,000), to verify or export. The caller checks the right.
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

/** Every row up to number `to`, oldest first, read in pages. The caller checks the right. */
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

/** The last row's number and hash. */
export async function ledgerTip(): Promise<{ seq: number; hash: string }> {
  const last = await db().ledgerRow.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  return last ? { seq: Number(last.seq), hash: last.hash } : genesis;
}

/** The actor as an entry names them, as canonical text: for a function of the database that writes a row itself. */
export function actorText(actor: Actor): string {
  return canonicalJson(ledgerActor(actor));
}

async function append(tx: Tx, noted: Noted[]): Promise<void> {
  for (const [by, own] of Map.groupBy(noted, ({ by }) => by)) await appendBy(tx, by, own);
}

async function appendBy(tx: Tx, actor: Actor, noted: Noted[]): Promise<void> {
  const parts = noted.map(({ audited: { kind, details }, subject }) =>
    canonicalParts({ actor: ledgerActor(actor), kind, subject, details }),
  );
  const kinds = noted.map(({ audited }) => audited.kind);
  const subjects = parts.map(({ subject }) => subject);
  const details = parts.map((part) => part.details);
  await tx.$executeRaw`SELECT append_to_ledger(
    ${actorText(actor)}, ${kinds}::text[], ${subjects}::text[], ${details}::text[])`;
}

function ledgerActor(actor: Actor): LedgerActor {
  return actor.kind === 'member'
    ? { type: 'person', id: actor.id, role: actor.role }
    : { type: 'system', id: actor.id };
}
