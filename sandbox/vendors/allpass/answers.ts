import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';

const SOURCES = [['salary'], ['savings', 'salary'], ['inheritance'], ['business']];
const TURNOVERS = ['<1000', '1000-10000', '>10000'];

const SHORT = 'I was paid a bonus at the end of the year.';
const LONG = Array.from(
  { length: 9 },
  (_, at) =>
    `${at + 1}. In ${2014 + at} I sold a part of the furniture workshop that I had run with my brother, ` +
    'and I kept my share on an account at the same bank, from which I now move it.',
).join('\n');
const RIGHT_TO_LEFT: Partial<Record<string, string>> = {
  arabic: 'المال من بيع بيت العائلة في عام 2023، وقد أودعت المبلغ في حسابي.',
  hebrew: 'הכסף הוא ממכירת דירה בשנת 2023, והוא הופקד בחשבון שלי.',
};

/**
 * What the applicant answered, by the names of the form's questions. One that was skipped is missing, as the vendor's
 * form leaves it out, or null, as older answers have it.
 */
export function answersOf(person: Person): Record<string, unknown> {
  const { index } = person;
  const isSkipped = (every: number, at: number) => index % every === at;
  return {
    ...(isSkipped(11, 4) ? {} : { source: SOURCES[index % SOURCES.length] }),
    pep: index % 29 === 3,
    turnover: isSkipped(6, 5) ? null : TURNOVERS[index % TURNOVERS.length],
    ...explanationOf(person),
    ...(isSkipped(3, 0) ? {} : { paymentEmail: person.email }),
    ...(isSkipped(4, 3) ? { taxNumber: randomFrom(`tax/${person.email}`).fill('## ### ### ###') } : {}),
  };
}

function explanationOf({ index, script }: Person): { explanation?: string } {
  const own = RIGHT_TO_LEFT[script];
  if (own !== undefined) return { explanation: own };
  if (index % 7 === 1) return { explanation: LONG };
  return index % 2 === 0 ? { explanation: SHORT } : {};
}
