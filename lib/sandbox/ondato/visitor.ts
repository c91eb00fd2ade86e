import { addSeconds } from '../dates.ts';
import { inventPeople } from '../people/invent.ts';
import type { Person } from '../people/person.ts';
import { randomFrom } from '../random.ts';
import { ONDATO_CLIENTELE } from './clientele.ts';
import { begun, type Progress } from './progress.ts';
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

/** The session as it stands. Whoever comes is honest: the paper carries the names the order says, where it says any. */
export function sessionOfOrder(seed: string, today: string, order: Ordered): Session {
  const { startedUtc: _, finishedUtc: __, ...rest } = order;
  const progress = progressOf(order);
  const person = order.startedUtc === null ? null : visitor(`${seed}/visitor/${order.id}`, today, order);
  const files = person === null ? [] : filesOf(`${seed}/${order.id}`, person, progress.given);
  return { ...rest, identificationId: randomFrom(`${seed}/identification/${order.id}`).uuid(), progress, person, files };
}

function progressOf({ createdUtc, startedUtc, finishedUtc }: Ordered): Progress {
  const nobody = {
    status: null,
    statusReason: null,
    isCrossChecked: false,
    identifiedUtc: null,
    completedUtc: null,
    given: 'nothing',
  } as const;
  if (startedUtc === null) return { ...nobody, session: 'Pending', modifiedUtc: createdUtc };
  const started = { ...begun(startedUtc, 'nothing'), identifiedUtc: startedUtc, modifiedUtc: startedUtc };
  if (finishedUtc === null) return started;
  const done = {
    session: 'Completed',
    statusReason: null,
    completedUtc: finishedUtc,
    modifiedUtc: finishedUtc,
    given: 'everything',
  } as const;
  return { ...started, ...done };
}

function visitor(seed: string, today: string, { registration, startedUtc, finishedUtc }: Ordered): Person {
  const [person] = inventPeople(seed, 1, today, { ...ONDATO_CLIENTELE, stories: {} });
  if (!person) throw new RangeError('Nobody came');
  const said = (name: string) => (typeof registration?.[name] === 'string' && registration[name] !== '' ? registration[name] : undefined);
  const { names, paper } = person;
  const isNamed = said('firstName') !== undefined || said('lastName') !== undefined;
  const named = isNamed ? { nativeGivenNames: undefined, nativeFamilyName: undefined } : {};
  const [given = names.given, family = names.family] = [said('firstName'), said('lastName')];
  const middle = said('middleName') ?? names.middle;
  const startedAt = startedUtc ?? person.startedAt;
  return {
    ...person,
    names: { ...names, given, middle, family },
    startedAt,
    submittedAt: finishedUtc ?? addSeconds(startedAt, 300),
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
