import 'server-only';
import { compareNames } from '#lib/review/names/same-name.ts';
import type { Link } from '#lib/review/related/related.ts';
import { db } from '../database.ts';

/** A value that more applicants share than this is no link: a shop's phone, a placeholder. */
const tooCommon = 50;

/** Applicants born on one day whose names are compared, at most. */
const mostOfOneDay = 2_000;

/** What each other applicant has in common with this one. */
export async function linksOf(applicantId: string): Promise<Map<string, Set<Link>>> {
  const [exact, named] = await Promise.all([exactLinks(applicantId), sameNameAndDay(applicantId)]);
  const found = new Map<string, Set<Link>>();
  for (const { id, link } of [...exact, ...named]) found.set(id, (found.get(id) ?? new Set()).add(link));
  return found;
}

const linkOfKind: Record<string, Link> = {
  personalNumber: 'personalNumber',
  documentNumber: 'documentNumber',
  otherId: 'vendorId',
  email: 'email',
  phone: 'phone',
};

/** By blind index, without unsealing. Two vendors may use one id for two people: ids count within a connection. */
async function exactLinks(applicantId: string): Promise<{ id: string; link: Link }[]> {
  const rows = await db().$queryRaw<{ id: string; kind: string; value: string }[]>`
    SELECT other.id, own.kind, own.value
    FROM blind_index own
    JOIN applicant a ON a.id = own.applicant_id
    CROSS JOIN LATERAL (
      SELECT o.id FROM blind_index b
      JOIN applicant o ON o.id = b.applicant_id
      WHERE b.kind = own.kind AND b.value = own.value AND o.id <> a.id
        AND (own.kind <> 'otherId' OR o.connection_id = a.connection_id)
      LIMIT ${tooCommon + 1}) other
    WHERE own.applicant_id = ${applicantId}::uuid`;
  const byValue = Map.groupBy(rows, ({ kind, value }) => `${kind} ${value}`);
  return [...byValue.values()].flatMap((shared) =>
    shared.length > tooCommon
      ? []
      : shared.flatMap(({ id, kind }) => {
          const link = linkOfKind[kind];
          return link ? [{ id, link }] : [];
        }),
  );
}

/** Born on the same day, with a name that is the same or differs in spelling only. */
async function sameNameAndDay(applicantId: string): Promise<{ id: string; link: Link }[]> {
  const own = await db().applicantSearch.findUnique({ where: { applicantId } });
  if (!own?.birthDate || !own.name) return [];
  const others = await db().applicantSearch.findMany({
    where: { birthDate: own.birthDate, applicantId: { not: applicantId } },
    take: mostOfOneDay,
    select: { applicantId: true, name: true, latinName: true },
  });
  const names = namesOf(own);
  return others
    .filter((other) => namesOf(other).some((theirs) => names.some((name) => isSameName(name, theirs))))
    .map((other) => ({ id: other.applicantId, link: 'name_and_birth_date' }));
}

function namesOf({ name, latinName }: { name: string | null; latinName: string | null }): string[] {
  return [name, latinName].filter((one) => one !== null);
}

function isSameName(a: string, b: string): boolean {
  const how = compareNames(a, b);
  return how === 'same' || how === 'spelling';
}
