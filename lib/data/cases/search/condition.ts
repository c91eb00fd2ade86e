import 'server-only';
import { nameWords } from '#lib/review/names/name.ts';
import { currentPhone } from '#lib/review/values/phone.ts';
import { select } from '../../database.ts';
import { Prisma } from '../../generated/client.ts';
import { blindIndex } from '../../seal.ts';

/**
 * The condition for a text in the search box: part of a name, a case number, or a whole vendor's id, email, phone or
 * document number. Sealed values are looked up by blind index, which finds whole values only. All that match are found
 * before anything else is asked of them.
 * @param seesNames false for a role that sees names masked: only case numbers and vendors' ids are searched, because a
 * result would show that someone has this name or this email
 */
export function searchCondition(text: string, seesNames: boolean): Prisma.Sql {
  return Prisma.sql`c.applicant_id IN (${searchedApplicants(text, seesNames)})`;
}

/**
 * The ids of the applicants that a text finds, as SQL.
 * @param mostNames at most this many are found by their names; which ones is left to the database
 */
export function searchedApplicants(text: string, seesNames: boolean, mostNames?: number): Prisma.Sql {
  const limit = mostNames === undefined ? Prisma.empty : Prisma.sql`LIMIT ${mostNames}`;
  const ways = exactWays(text, seesNames);
  if (isInNames(text, seesNames))
    ways.push(Prisma.sql`(SELECT s.applicant_id FROM applicant_search s WHERE ${named(text)} ${limit})`);
  // A UNION, so that each way uses its own index: with OR, PostgreSQL reads every case.
  return Prisma.join(ways, ' UNION ');
}

/** The ids of more applicants than this are not taken from one statement to the next. */
const mostFew = 1_000;

/** What a text finds: the applicants, where they are few; whether they are so many that their cases are walked to. */
export type Found = { few: string[] | null; isCommon: boolean };

/**
 * Asks whom a text finds. A page of few is then read by their ids, with a statement that is planned once: planning one
 * for the text takes longer than both.
 *
 * Common is a name of which a page is met sooner by walking the cases in their order than by finding and sorting all:
 * about 50 × cases ÷ names are walked, each for half of what a name costs that is found. At 1,000,000 cases that is a
 * name of more than 5,000 people. No more than that are looked at.
 */
export async function findApplicants(text: string, seesNames: boolean): Promise<Found> {
  const [exact, byName] = await Promise.all([
    exactApplicants(text, seesNames),
    isInNames(text, seesNames) ? applicantsNamed(text) : { few: [], isCommon: false },
  ]);
  const few = byName.few && [...new Set([...exact, ...byName.few])];
  return { few: few && few.length <= mostFew ? few : null, isCommon: byName.isCommon };
}

/** By a statement whose text is the same for all texts, so that it is planned once. */
async function exactApplicants(text: string, seesNames: boolean): Promise<string[]> {
  const ways = exactWays(text, seesNames);
  const name = `applicants by ${seesNames ? 'whole values' : 'ids'}${ways.length > 1 ? ' and number' : ''}`;
  const rows = await select<{ applicant_id: string }>(Prisma.join(ways, ' UNION '), name);
  return rows.map(({ applicant_id }) => applicant_id);
}

async function applicantsNamed(text: string): Promise<Found> {
  const [found] = await select<{ few: string[]; is_common: boolean }>(Prisma.sql`
    WITH most AS (
      SELECT greatest(${mostFew}, sqrt(25 * greatest(reltuples, 0)))::int AS names
      FROM pg_class WHERE oid = '"case"'::regclass),
    found AS MATERIALIZED (
      SELECT s.applicant_id FROM applicant_search s WHERE ${named(text)} LIMIT (SELECT names + 1 FROM most))
    SELECT ARRAY(SELECT applicant_id FROM found LIMIT ${mostFew + 1}) AS few,
      (SELECT count(*) FROM found) > (SELECT names FROM most) AS is_common`);
  const { few = [], is_common = false } = found ?? {};
  return { few: few.length > mostFew ? null : few, isCommon: is_common };
}

/** {@link searchCondition}, asked of one case after the other: where so many match that most cases would be walked. */
export function searchedOneByOne(text: string, seesNames: boolean): Prisma.Sql {
  const exact = Prisma.sql`c.applicant_id = ANY (ARRAY(${Prisma.join(exactWays(text, seesNames), ' UNION ')}))`;
  if (!seesNames) return exact;
  // A subquery in the list of conditions is never made a join, which could read all names.
  const isNamed = Prisma.sql`(SELECT ${named(text)} FROM applicant_search s WHERE s.applicant_id = c.applicant_id)`;
  return Prisma.sql`(${isNamed} OR ${exact})`;
}

/** Whether names are looked at. What is written as the number of a case on the screen is none. */
function isInNames(text: string, seesNames: boolean): boolean {
  return seesNames && !/^dk-\d{1,15}$/i.test(text.trim());
}

/** Whole values only: the number of a case, and what is looked up by blind index. */
function exactWays(text: string, seesNames: boolean): Prisma.Sql[] {
  const trimmed = text.trim();
  const number = /^(?:dk-)?(\d{1,15})$/i.exec(trimmed)?.[1];
  const values = seesNames ? exactValues(trimmed) : idValues(trimmed);
  const ways = [Prisma.sql`SELECT applicant_id FROM blind_index WHERE (kind, value) IN (${Prisma.join(values)})`];
  if (number) ways.push(Prisma.sql`SELECT applicant_id FROM "case" WHERE number = ${BigInt(number)}`);
  return ways;
}

/** The condition on `s` (applicant_search) that every word is in the name, in any order. */
function named(text: string): Prisma.Sql {
  const words = nameWords(text.trim()).slice(0, 6);
  return words.length === 0 ? Prisma.sql`false` : Prisma.join(words.map(wordCondition), ' AND ');
}

/**
 * One word, so that an index finds it whatever its length. The index of trigrams needs three letters, or the beginning
 * of a word; in a script that writes a name in one or two signs, the signs have an index of their own.
 */
function wordCondition(word: string): Prisma.Sql {
  const plain = word.replace(/[\\%_]/g, '\\$&');
  if ([...word].length > 2) return Prisma.sql`s.name_key LIKE ${`%${plain}%`}`;
  if (/^[ -~]*$/.test(word)) return Prisma.sql`(s.name_key LIKE ${`${plain}%`} OR s.name_key LIKE ${`% ${plain}%`})`;
  return Prisma.sql`(name_signs(s.name_key) @> ${[...word]}::text[] AND s.name_key LIKE ${`%${plain}%`})`;
}

function exactValues(text: string): Prisma.Sql[] {
  const compact = text.replace(/[\s()-]/g, '');
  return indexed([
    ['email', text.toLowerCase()],
    ['phone', currentPhone(compact.normalize('NFKC').replace(/^00/, '+'))],
    ['documentNumber', compact.toUpperCase()],
    ['personalNumber', compact.toUpperCase()],
    ['otherId', text],
  ]);
}

/** A vendor may use an email as an id: text with characters that ids don't have is not searched. */
function idValues(text: string): Prisma.Sql[] {
  return indexed([['otherId', /^[\w.:-]+$/.test(text) ? text : '']]);
}

function indexed(values: [kind: string, value: string][]): Prisma.Sql[] {
  return values.map(([kind, value]) => Prisma.sql`(${kind}, ${blindIndex(kind, value)})`);
}
