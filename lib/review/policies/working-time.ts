import { Temporal } from 'temporal-polyfill';
import type { SlaPolicy, WorkingDay } from './policies.ts';

/** More days than any policy that is accepted needs to find the working time it asks for. */
const mostDays = 4_000;

/**
 * When a case that opened at `openedAt` is due. In working time only the hours of the week count, without holidays, on
 * the clocks of the time zone: a day on which the clocks change is as long as it is there. The database computes the
 * same for a clock that stopped (`sla_due`, prisma/migrations).
 * @throws Error for a week without working time, which no published policy has
 */
export function dueAt(openedAt: Date, sla: SlaPolicy): Date {
  let left = sla.dueInHours * 3_600_000;
  if (sla.counts === 'always') return new Date(openedAt.getTime() + left);
  const holidays = new Set(sla.holidays.map(({ id }) => id));
  const start = openedAt.getTime();
  let day = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(sla.timeZone).toPlainDate();
  for (let looked = 0; looked < mostDays; looked += 1, day = day.add({ days: 1 })) {
    const hours = holidays.has(day.toString()) ? undefined : sla.week.find(({ id }) => id === day.dayOfWeek);
    if (!hours) continue;
    const [from, to] = spanOf(day, hours, sla.timeZone);
    const begin = Math.max(from, start);
    if (to - begin >= left) return new Date(begin + left);
    left -= Math.max(0, to - begin);
  }
  throw new Error('this policy on time limits has no working time');
}

/** Beginning and end of a working day, in milliseconds since 1970. */
function spanOf(day: Temporal.PlainDate, { from, to }: WorkingDay, timeZone: string): [from: number, to: number] {
  const at = (time: string) => {
    const [date, clock] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time];
    // A time that the clocks skip or show twice is the later one, as in PostgreSQL.
    return date.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(timeZone, { disambiguation: 'later' })
      .epochMilliseconds;
  };
  return [at(from), at(to)];
}
