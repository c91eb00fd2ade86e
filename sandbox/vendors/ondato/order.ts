import { inventVisitor } from '#sandbox/people/new-applicant.ts';
import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import { ONDATO_CLIENTELE } from './applicant-mix.ts';
import { begun, through, untouched } from './progress.ts';
import { filesOf, type Registration, type Session } from './session.ts';

/** A session that a client ordered, and when somebody followed its link and was through with it. */
export type Ordered = {
  id: string;
  createdUtc: string;
  setupId: string;
  externalReferenceId: string | null;
  registration: Registration | null;
  startedUtc: string | null;
  finishedUtc: string | null;
};

/** The session as it stands. The paper carries the names the order says, where it says any; what is wrong with it is another matter. */
export function sessionOfOrder(seed: string, today: string, order: Ordered): Session {
  const { startedUtc, finishedUtc, ...rest } = order;
  const person = startedUtc === null ? null : visitor(`${seed}/visitor/${order.id}`, today, order, startedUtc);
  const started =
    person && startedUtc
      ? { ...begun(startedUtc, 'nothing'), identifiedUtc: startedUtc, modifiedUtc: startedUtc }
      : null;
  const progress =
    person && started && finishedUtc
      ? through(started, person.story, finishedUtc)
      : (started ?? untouched(order.createdUtc));
  const files = person === null ? [] : filesOf(`${seed}/${order.id}`, person, progress.given);
  return {
    ...rest,
    identificationId: randomFrom(`${seed}/identification/${order.id}`).uuid(),
    progress,
    person,
    files,
  };
}

function visitor(seed: string, today: string, { registration, finishedUtc }: Ordered, startedUtc: string): Person {
  const person = inventVisitor(seed, today, ONDATO_CLIENTELE, startedUtc);
  const said = (name: string) =>
    typeof registration?.[name] === 'string' && registration[name] !== '' ? registration[name] : undefined;
  const { names, paper } = person;
  const isNamed = said('firstName') !== undefined || said('lastName') !== undefined;
  const named = isNamed ? { nativeGivenNames: undefined, nativeFamilyName: undefined } : {};
  const [given = names.given, family = names.family] = [said('firstName'), said('lastName')];
  const middle = said('middleName') ?? names.middle;
  return {
    ...person,
    names: { ...names, given, middle, family },
    submittedAt: finishedUtc ?? person.submittedAt,
    paper: {
      ...paper,
      printed: {
        ...paper.printed,
        ...named,
        givenNames: [given, middle].filter(Boolean).join(' '),
        familyName: family,
        birthDate: said('dateOfBirth') ?? paper.printed.birthDate,
      },
    },
  };
}
