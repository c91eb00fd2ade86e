import { inventApplicant } from '#sandbox/people/new-applicant.ts';
import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import { ONDATO_MIX } from './applicant-mix.ts';
import { finished, started, unopened } from './progress.ts';
import { filesOf, type Registration, type Session } from './session.ts';

/** A session that a client ordered, with the times when the applicant opened and finished it. */
export type Order = {
  id: string;
  createdUtc: string;
  setupId: string;
  externalReferenceId: string | null;
  registration: Registration | null;
  startedUtc: string | null;
  finishedUtc: string | null;
};

/**
 * The session of an order. The document carries the names of the order when it has any; the story is independent of it.
 */
export function sessionOfOrder(seed: string, today: string, order: Order): Session {
  const { startedUtc, finishedUtc, ...rest } = order;
  const person = startedUtc === null ? null : applicantOf(`${seed}/visitor/${order.id}`, today, order, startedUtc);
  const begun =
    person && startedUtc
      ? { ...started(startedUtc, 'nothing'), identifiedUtc: startedUtc, modifiedUtc: startedUtc }
      : null;
  const progress =
    person && begun && finishedUtc ? finished(begun, person.story, finishedUtc) : (begun ?? unopened(order.createdUtc));
  const files = person === null ? [] : filesOf(`${seed}/${order.id}`, person, progress.submitted);
  return {
    ...rest,
    identificationId: randomFrom(`${seed}/identification/${order.id}`).uuid(),
    progress,
    person,
    files,
  };
}

function applicantOf(seed: string, today: string, { registration, finishedUtc }: Order, startedUtc: string): Person {
  const person = inventApplicant(seed, today, ONDATO_MIX, startedUtc);
  const orderText = (name: string) =>
    typeof registration?.[name] === 'string' && registration[name] !== '' ? registration[name] : undefined;
  const { names, paper } = person;
  const isNamed = orderText('firstName') !== undefined || orderText('lastName') !== undefined;
  const named = isNamed ? { nativeGivenNames: undefined, nativeFamilyName: undefined } : {};
  const [given = names.given, family = names.family] = [orderText('firstName'), orderText('lastName')];
  const middle = orderText('middleName') ?? names.middle;
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
        birthDate: orderText('dateOfBirth') ?? paper.printed.birthDate,
      },
    },
  };
}
