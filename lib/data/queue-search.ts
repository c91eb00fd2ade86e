import 'server-only';
import { nameWords } from '#lib/review/name.ts';
import { currentPhone } from '#lib/review/phone.ts';
import { Prisma } from './generated/client.ts';
import { blindIndex } from './seal.ts';

/**
 * What the search box means: part of a name, a case number, or the whole of a vendor's id, an email, a phone or a
 * document number. What is sealed is looked up by blind index, so it is found whole or not at all.
 */
export function searchCondition(text: string): Prisma.Sql {
  const trimmed = text.trim();
  const number = /^(?:dk-)?(\d{1,15})$/i.exec(trimmed)?.[1];
  const ways = [
    Prisma.sql`SELECT applicant_id FROM applicant_search WHERE ${namedLike(trimmed)}`,
    Prisma.sql`SELECT applicant_id FROM blind_index WHERE (kind, value) IN (${Prisma.join(exactValues(trimmed))})`,
  ];
  if (number) ways.push(Prisma.sql`SELECT applicant_id FROM "case" WHERE number = ${BigInt(number)}`);
  // Each way by its own index, then joined: as alternatives in one condition they would have every case read.
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
  const values: [kind: string, value: string][] = [
    ['email', text.toLowerCase()],
    ['phone', currentPhone(compact.normalize('NFKC').replace(/^00/, '+'))],
    ['documentNumber', compact.toUpperCase()],
    ['personalNumber', compact.toUpperCase()],
    ['otherId', text],
  ];
  return values.map(([kind, value]) => Prisma.sql`(${kind}, ${blindIndex(kind, value)})`);
}
