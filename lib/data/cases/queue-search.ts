import 'server-only';
import { nameWords } from '#lib/review/names/name.ts';
import { currentPhone } from '#lib/review/values/phone.ts';
import { Prisma } from '../generated/client.ts';
import { blindIndex } from '../seal.ts';

/**
 * The condition for a text in the search box: part of a name, a case number, or a whole vendor's id, email, phone or
 * document number. Sealed values are looked up by blind index, which finds whole values only.
 * @param seesNames false for a role that sees names masked: only case numbers and vendors' ids are searched, because a
 * result would show that someone has this name or this email
 */
export function searchCondition(text: string, seesNames: boolean): Prisma.Sql {
  const trimmed = text.trim();
  const number = /^(?:dk-)?(\d{1,15})$/i.exec(trimmed)?.[1];
  const values = seesNames ? exactValues(trimmed) : idValues(trimmed);
  const ways = [Prisma.sql`SELECT applicant_id FROM blind_index WHERE (kind, value) IN (${Prisma.join(values)})`];
  if (seesNames) ways.push(Prisma.sql`SELECT applicant_id FROM applicant_search WHERE ${namedLike(trimmed)}`);
  if (number) ways.push(Prisma.sql`SELECT applicant_id FROM "case" WHERE number = ${BigInt(number)}`);
  // A UNION, so that each way uses its own index: with OR, PostgreSQL reads every case.
  return Prisma.sql`c.applicant_id IN (${Prisma.join(ways, ' UNION ')})`;
}

/** Every word has to be in the name, in any order. */
function namedLike(text: string): Prisma.Sql {
  const words = nameWords(text).slice(0, 6);
  if (words.length === 0) return Prisma.sql`false`;
  return Prisma.join(
    words.map((word) => Prisma.sql`name_key LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ' AND ',
  );
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
