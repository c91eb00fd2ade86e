import 'server-only';
import { type Measure, measures } from '#lib/review/metrics/measures.ts';
import { Prisma } from '../generated/client.ts';

/**
 * A piece of SQL for each measure, by default as a list of columns. A column's name can't be a parameter, so it is raw
 * text: by its type one of the names in `measures`, never a text of a request.
 */
export function eachMeasure(
  sql: (column: Prisma.Sql, measure: Measure) => Prisma.Sql,
  between: ', ' | ' OR ' = ', ',
): Prisma.Sql {
  return Prisma.join(
    measures.map((measure) => sql(Prisma.raw(measure), measure)),
    between,
  );
}
