import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { countryName } from '#lib/review/applicant/labels.ts';
import type { FilterChoices } from '#lib/review/case/filter/choices.ts';
import { db } from '../database.ts';
import { tagsInUse } from '../notes/tags.ts';

/** There are about 250 codes; a vendor's own words for countries may be more. */
const mostCountries = 400;

/** What the queue can be filtered by. @throws Refusal `not_allowed` */
export async function filterChoices(actor: Actor): Promise<FilterChoices> {
  mustBeAble(actor, 'see-applicants');
  const [members, countries, tags] = await Promise.all([holders(), countriesInUse(), tagsInUse(actor)]);
  return { members, countries, tags };
}

async function holders(): Promise<FilterChoices['members']> {
  const rows = await db().member.findMany({
    where: { OR: [{ role: { in: ['reviewer', 'approver'] } }, { cases: { some: {} } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => [id, name]);
}

/** Steps from one country to the next in the index: it costs what the countries do, and not the applicants. */
async function countriesInUse(): Promise<FilterChoices['countries']> {
  const rows = await db().$queryRaw<{ country: string }[]>`
    WITH RECURSIVE used AS (
      (SELECT country, 1 AS nth FROM applicant_search WHERE country IS NOT NULL ORDER BY country LIMIT 1)
      UNION ALL
      SELECT next.country, used.nth + 1 FROM used,
        LATERAL (SELECT country FROM applicant_search WHERE country > used.country ORDER BY country LIMIT 1) next
      WHERE used.nth < ${mostCountries})
    SELECT country FROM used WHERE country ~ '^[A-Z]{3}$'`;
  return rows
    .map(({ country }): [string, string] => [country, countryName(country)])
    .sort(([, a], [, b]) => a.localeCompare(b, 'en'));
}
