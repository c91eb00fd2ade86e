import 'server-only';
import { nameWords } from '#lib/review/name.ts';
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
    Prisma.sql`c.applicant_id IN (SELECT applicant_id FROM applicant_search WHERE ${namedLike(trimmed)})`,
    Prisma.sql`a.external_id = ${trimmed}`,
    Prisma.sql`c.applicant_id IN (SELECT applicant_id FROM blind_index WHERE (kind, value) IN (${Prisma.join(exactValues(trimmed))}))`,
  ];
  if (number) ways.push(Prisma.sql`c.number = ${BigInt(number)}`);
  return Prisma.sql`(${Prisma.join(ways, ' OR ')})`;
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
    ['phone', compact.replace(/^00/, '+')],
    ['documentNumber', compact.toUpperCase()],
    ['personalNumber', compact.toUpperCase()],
    ['otherId', text],
  ];
  return values.map(([kind, value]) => Prisma.sql`(${kind}, ${blindIndex(kind, value)})`);
}
