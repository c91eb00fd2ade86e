import 'server-only';
import { caseNumber } from '#lib/review/case/case.ts';
import { db } from '../database.ts';
import { isId } from './compare.ts';

/**
 * Readable names for the ids of the ledger: members, case numbers, connections, endpoints. An applicant is named by
 * the latest case: the ledger's screen shows no personal data. Texts that are no ids are left out.
 */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter(isId);
  const [members, cases, reviewed, connections, endpoints, commands] = await Promise.all([
    db().member.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } }),
    db().case.findMany({ where: { id: { in: wanted } }, select: { id: true, number: true } }),
    db().case.findMany({
      where: { applicantId: { in: wanted } },
      orderBy: { round: 'asc' },
      select: { applicantId: true, number: true },
    }),
    db().connection.findMany({ where: { id: { in: wanted } }, select: { id: true, label: true } }),
    db().endpoint.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } }),
    commandsNamed(wanted),
  ]);
  return new Map([
    ...members.map(({ id, name }) => [id, name] as const),
    ...reviewed.map(({ applicantId, number }) => [applicantId, caseNumber(number)] as const),
    ...cases.map(({ id, number }) => [id, caseNumber(number)] as const),
    ...connections.map(({ id, label }) => [id, label] as const),
    ...endpoints.map(({ id, name }) => [id, name] as const),
    ...commands,
  ]);
}

/** Who an entry is by, for its reader. */
export function actorName(id: string, names: Map<string, string>): string {
  return isId(id) ? (names.get(id) ?? 'Someone who left') : `Docket (${id})`;
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
