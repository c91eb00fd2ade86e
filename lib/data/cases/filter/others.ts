import 'server-only';
import { Prisma } from '../../generated/client.ts';

/** A condition that holds when one of these does; none when there is none. */
export function anyOf(ways: readonly Prisma.Sql[]): Prisma.Sql {
  return ways.length > 0 ? Prisma.join([...ways], ' OR ', '(', ')') : Prisma.sql`false`;
}

/** A condition that holds when all of these do. */
export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length > 0 ? Prisma.join([...conditions], ' AND ', '(', ')') : Prisma.sql`true`;
}

/** Ids as a list of values. */
export function uuids(values: readonly string[]): Prisma.Sql {
  return Prisma.join(values.map((value) => Prisma.sql`${value}::uuid`));
}

/**
 * The ways in which a column has another value than these: below the first, between two, above the last. Unlike
 * "NOT IN", an index finds each of them, where what is left is rare.
 * @param values in the order of the column
 */
export function rangesBeside(column: Prisma.Sql, values: readonly Prisma.Sql[]): Prisma.Sql[] {
  return [...values, null].map((above, at) => {
    const below = at === 0 ? null : values[at - 1];
    return allOf([
      ...(below ? [Prisma.sql`${column} > ${below}`] : []),
      ...(above ? [Prisma.sql`${column} < ${above}`] : []),
    ]);
  });
}
