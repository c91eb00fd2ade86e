import 'server-only';
import { z } from 'zod';
import { parseEntry } from '#lib/ledger/entry.ts';
import { can, canSeeLedger } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { configurationKinds } from '#lib/review/audit/audit.ts';
import type { LedgerLine, LedgerPage } from '#lib/review/audit/ledger-page.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import type { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';
import { record } from './ledger.ts';

const pageSize = 100;

/** The filter in the address bar. `before` is a row's number. */
export type LedgerFilter = { kind: string | null; subject: string | null; before: string | null };

/**
 * A page of 100 rows of the ledger, newest first: all, configuration only, or the member's own acts, by their role.
 * @throws Refusal `not_allowed`
 */
export async function ledgerPage(actor: MemberActor, filter: LedgerFilter): Promise<LedgerPage> {
  if (!canSeeLedger(actor)) throw new Refusal('not_allowed', 'Your role does not allow this.');
  const rows = await db().ledgerRow.findMany({
    where: { AND: [visibleTo(actor), narrowed(filter)] },
    orderBy: { seq: 'desc' },
    take: pageSize + 1,
    select: { seq: true, entry: true, hash: true },
  });
  const shown = rows.slice(0, pageSize);
  const names = await namesOf(shown);
  const scope = scopeOf(actor);
  // Reading the acts of others is itself recorded.
  if (scope !== 'own')
    await record(
      actor,
      { kind: 'ledger.read', details: { width: scope, rows: shown.length } },
      { type: 'ledger', id: 'whole' },
    );
  return {
    lines: shown.map((row) => lineOf(row, names)),
    next: rows.length > pageSize ? String(shown.at(-1)?.seq) : null,
    scope,
  };
}

function scopeOf(actor: MemberActor): LedgerPage['scope'] {
  if (can(actor, 'see-whole-ledger')) return 'whole';
  return can(actor, 'see-configuration-acts') ? 'configuration' : 'own';
}

function visibleTo(actor: MemberActor): Prisma.LedgerRowWhereInput {
  const scope = scopeOf(actor);
  if (scope === 'whole') return {};
  return scope === 'configuration' ? { kind: { in: [...configurationKinds] } } : { actorId: actor.id };
}

/** Wrong values in the address bar find nothing instead of being ignored. NUL, a database error, is removed. */
function narrowed({ kind, subject, before }: LedgerFilter): Prisma.LedgerRowWhereInput {
  const seq = before && /^\d{1,15}$/.test(before) ? BigInt(before) : null;
  return {
    ...(kind ? { kind: storable(kind) ?? '' } : {}),
    ...(subject ? { subjectId: storable(subject) ?? '' } : {}),
    ...(seq ? { seq: { lt: seq } } : {}),
  };
}

type Row = { seq: bigint; entry: string; hash: string };

function lineOf(row: Row, names: Map<string, string>): LedgerLine {
  const entry = parseEntry(row.entry);
  if (!entry) throw new Error(`ledger row ${row.seq} can't be read; run npm run verify-ledger`);
  const by =
    entry.actor.type === 'person' ? (names.get(entry.actor.id) ?? 'Someone who left') : `Docket (${entry.actor.id})`;
  return {
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind,
    by,
    text: sentenceOf(entry.kind, entry.details),
    subject: entry.subject && { ...entry.subject, name: names.get(entry.subject.id) ?? null },
    hash: row.hash,
  };
}

/** Readable names for the ids in these rows: members, case numbers, connections. */
async function namesOf(rows: Row[]): Promise<Map<string, string>> {
  const ids = new Set(
    rows
      .flatMap(({ entry }) => [parseEntry(entry)?.actor.id, parseEntry(entry)?.subject?.id])
      .filter((id) => z.uuid().safeParse(id).success),
  );
  const wanted = [...ids] as string[];
  const [members, cases, reviewed, connections, commands] = await Promise.all([
    db().member.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } }),
    db().case.findMany({ where: { id: { in: wanted } }, select: { id: true, number: true } }),
    db().case.findMany({
      where: { applicantId: { in: wanted } },
      orderBy: { round: 'asc' },
      select: { applicantId: true, number: true },
    }),
    db().connection.findMany({ where: { id: { in: wanted } }, select: { id: true, label: true } }),
    commandsNamed(wanted),
  ]);
  return new Map([
    ...members.map(({ id, name }) => [id, name] as const),
    // An applicant is named by the latest case: the ledger page shows no personal data.
    ...reviewed.map(({ applicantId, number }) => [applicantId, caseNumber(number)] as const),
    ...cases.map(({ id, number }) => [id, caseNumber(number)] as const),
    ...connections.map(({ id, label }) => [id, label] as const),
    ...commands,
  ]);
}

/** A command is named by its applicant's latest case, or by its connection. */
async function commandsNamed(ids: string[]): Promise<(readonly [string, string])[]> {
  const latest = { orderBy: { round: 'desc' }, take: 1, select: { number: true } } as const;
  const rows = await db().command.findMany({
    where: { id: { in: ids } },
    select: { id: true, connection: { select: { label: true } }, applicant: { select: { cases: latest } } },
  });
  return rows.map(({ id, connection, applicant }) => {
    const [found] = applicant?.cases ?? [];
    return [id, found ? caseNumber(found.number) : connection.label] as const;
  });
}
