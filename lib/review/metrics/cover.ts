/** From a moment to before another. */
export type Moments = { from: Date; until: Date };

/** The parts of a time, by how they are read: whole UTC months, whole UTC days, and what is left, from the facts. */
export type Cover = { months: Moments | null; days: Moments[]; edges: Moments[] };

const dayMs = 86_400_000;

/** Divides a time into whole UTC months, whole UTC days beside them, and the parts of days at both ends. */
export function coverOf({ from, until }: Moments): Cover {
  const firstDay = new Date(Math.ceil(from.getTime() / dayMs) * dayMs);
  const lastDay = new Date(Math.floor(until.getTime() / dayMs) * dayMs);
  if (firstDay >= lastDay) return { months: null, days: [], edges: unlessEmpty({ from, until }) };
  const edges = [...unlessEmpty({ from, until: firstDay }), ...unlessEmpty({ from: lastDay, until })];
  const months = { from: monthFrom(firstDay), until: monthOf(lastDay) };
  if (months.from >= months.until) return { months: null, days: [{ from: firstDay, until: lastDay }], edges };
  const days = [
    ...unlessEmpty({ from: firstDay, until: months.from }),
    ...unlessEmpty({ from: months.until, until: lastDay }),
  ];
  return { months, days, edges };
}

function unlessEmpty(moments: Moments): Moments[] {
  return moments.from < moments.until ? [moments] : [];
}

function monthOf(moment: Date): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), 1));
}

/** The first month that begins at or after a moment. */
function monthFrom(moment: Date): Date {
  const own = monthOf(moment);
  return own.getTime() === moment.getTime()
    ? own
    : new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 1));
}
