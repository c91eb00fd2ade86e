import 'server-only';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { nameWords } from '#lib/review/names/name.ts';
import { currentPhone } from '#lib/review/values/phone.ts';
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
export function searchedApplicants(text: string, seesNames: boolean, mostNames?: number | Prisma.Sql): Prisma.Sql {
  const limit = mostNames === undefined ? Prisma.empty : Prisma.sql`LIMIT ${mostNames}`;
  const ways = exactWays(text, seesNames);
  if (isInNames(text, seesNames))
    ways.push(Prisma.sql`(SELECT s.applicant_id FROM applicant_search s WHERE ${named(text)} ${limit})`);
  // A UNION, so that each way uses its own index: with OR, PostgreSQL reads every case.
  return Prisma.join(ways, ' UNION ');
}

/**
 * How many people a name may have so that a page of them is met sooner by finding them all than by walking the cases
 * in their order, as SQL. About 50 × cases ÷ names are walked. Measured at 1,000,000 cases: a case that is walked takes
 * 6 µs, a name that is found 2 µs, and another 8 µs where its case is decided. So both ways cost the same for a name of
 * 11,500 people, and 5,000 among the decided.
 */
export function mostFound(tab: QueueFilter['tab']): Prisma.Sql {
  const factor = tab === 'decided' || tab === 'archived' ? 25 : 133;
  return Prisma.sql`(SELECT greatest(1000, sqrt(${factor}::int * greatest(reltuples, 0)))::int
    FROM pg_class WHERE oid = '"case"'::regclass)`;
}

/**
 * What a statement that searches for a text has in its text and not in its values, as a part of its name: how many
 * values it may be as a whole, and for each word how it is looked for. Undefined where it is planned for its values: of
 * more than three words there are too many, and of one or two signs PostgreSQL would read the whole index of three
 * letters, which has none of them.
 */
export function shapeOf(text: string, seesNames: boolean): string | undefined {
  const ways = [`values ${wholeValues(text, seesNames).length}`, ...(numberIn(text) ? ['number'] : [])];
  if (!isInNames(text, seesNames)) return [...ways, 'no name'].join(' ');
  const words = wordsOf(text).map(kindOf);
  return words.length > 3 || words.includes('signs') ? undefined : [...ways, ...words].join(' ');
}

/** {@link searchCondition}, asked of one case after the other: where so many match that most cases would be walked. */
export function searchedOneByOne(text: string, seesNames: boolean): Prisma.Sql {
  const exact = Prisma.sql`c.applicant_id = ANY (ARRAY(${Prisma.join(exactWays(text, seesNames), ' UNION ')}))`;
  if (!seesNames) return exact;
  // A subquery in the list of conditions is never made a join, which could read all names.
  const isNamed = Prisma.sql`(SELECT ${named(text)} FROM applicant_search s WHERE s.applicant_id = c.applicant_id)`;
  return Prisma.sql`(${isNamed} OR ${exact})`;
}

/** Whether names are looked at. What is written as the number of a case on the screen is none, nor is an e-mail. */
function isInNames(text: string, seesNames: boolean): boolean {
  return seesNames && !/^dk-\d{1,15}$|@/i.test(text.trim());
}

/** The number of a case that a text may be. */
function numberIn(text: string): string | undefined {
  return /^(?:dk-)?(\d{1,15})$/i.exec(text.trim())?.[1];
}

/** Whole values only: the number of a case, and what is looked up by blind index. */
function exactWays(text: string, seesNames: boolean): Prisma.Sql[] {
  const number = numberIn(text);
  const values = wholeValues(text, seesNames).map(([kind, value]) => Prisma.sql`(${kind}, ${blindIndex(kind, value)})`);
  const ways = [Prisma.sql`SELECT applicant_id FROM blind_index WHERE (kind, value) IN (${Prisma.join(values)})`];
  if (number) ways.push(Prisma.sql`SELECT applicant_id FROM "case" WHERE number = ${BigInt(number)}`);
  return ways;
}

function wordsOf(text: string): string[] {
  return nameWords(text.trim()).slice(0, 6);
}

/** The condition on `s` (applicant_search) that every word is in the name, in any order. */
function named(text: string): Prisma.Sql {
  const words = wordsOf(text);
  return words.length === 0 ? Prisma.sql`false` : Prisma.join(words.map(wordCondition), ' AND ');
}

/**
 * One word, so that an index finds it whatever its length. The index of trigrams needs three letters, or the beginning
 * of a word; in a script that writes a name in one or two signs, the signs have an index of their own.
 */
function wordCondition(word: string): Prisma.Sql {
  const plain = word.replace(/[\\%_]/g, '\\$&');
  const kind = kindOf(word);
  if (kind === 'part') return Prisma.sql`s.name_key LIKE ${`%${plain}%`}`;
  if (kind === 'beginning') return Prisma.sql`(s.name_key LIKE ${`${plain}%`} OR s.name_key LIKE ${`% ${plain}%`})`;
  return Prisma.sql`(name_signs(s.name_key) @> ${[...word]}::text[] AND s.name_key LIKE ${`%${plain}%`})`;
}

function kindOf(word: string): 'part' | 'beginning' | 'signs' {
  if ([...word].length > 2) return 'part';
  return /^[ -~]*$/.test(word) ? 'beginning' : 'signs';
}

type WholeValue = [kind: string, value: string];

/**
 * What a text may be as a whole. Each is a look-up of its own, so that it is not asked for as what it can't be: an
 * e-mail has an "@", and a phone number begins with a digit. A vendor may use an e-mail as an id: a role that sees no
 * names does not search for text with characters that ids don't have.
 */
function wholeValues(text: string, seesNames: boolean): WholeValue[] {
  const trimmed = text.trim();
  if (!seesNames) return [['otherId', /^[\w.:-]+$/.test(trimmed) ? trimmed : '']];
  const compact = trimmed.replace(/[\s()-]/g, '');
  const phone = currentPhone(compact.normalize('NFKC').replace(/^00/, '+'));
  return [
    ...(trimmed.includes('@') ? [['email', trimmed.toLowerCase()] satisfies WholeValue] : []),
    ...(/^\+?\p{Nd}/u.test(phone) ? [['phone', phone] satisfies WholeValue] : []),
    ['documentNumber', compact.toUpperCase()],
    ['personalNumber', compact.toUpperCase()],
    ['otherId', trimmed],
  ];
}
