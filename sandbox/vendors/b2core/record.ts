import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { DOCUMENT_TYPES, type LevelIndex } from './levels.ts';

export type Granting = {
  id: number;
  clientId: number;
  to: LevelIndex;
  from: LevelIndex | null;
  reason: string;
  /** A number or text, as it comes. */
  userId: number | string;
  /** ISO 8601 with an offset, to the second. */
  createTime: string;
};

export type Paper = {
  id: number;
  clientId: number;
  type: (typeof DOCUMENT_TYPES)[number];
  status: { id: number; name: string };
  number: string | null;
  country: string | null;
  expirationDate: string | null;
  files: string[];
  createTime: string;
};

/** One client as the installation keeps it. */
export type ClientRecord = { id: number; createTime: string; person: Person; grantings: Granting[]; papers: Paper[] };

const STATUSES = {
  pending: { id: 1, name: 'Pending' },
  approved: { id: 2, name: 'Approved' },
  declined: { id: 3, name: 'Declined' },
};

export function clientOf(seed: string, person: Person): ClientRecord {
  const random = randomFrom(`${seed}/client/${person.index}`);
  const id = 200 + person.index;
  const createTime = vendorTime(person.startedAt);
  return {
    id,
    createTime,
    person,
    grantings: grantingsOf(id, person, random),
    papers: person.stage === 'in_progress' ? [] : papersOf(id, person),
  };
}

/** `2022-01-01T00:00:00+00:00`, as this vendor writes a moment. */
export function vendorTime(moment: string): string {
  return `${moment.slice(0, 19)}+00:00`;
}

/** The first level at once, the others when the papers were looked at. A later granting may well have the smaller id. */
function grantingsOf(
  clientId: number,
  { stage, story, startedAt, submittedAt, index }: Person,
  random: Random,
): Granting[] {
  const userId = () => (random.chance(0.5) ? '1' : random.int(2, 19));
  const first: Granting = {
    id: 5000 + index * 4,
    clientId,
    to: 0,
    from: null,
    reason: 'created',
    userId: userId(),
    createTime: vendorTime(startedAt),
  };
  const reason = story === 'unknown_word' ? 'Migration' : `Application: ${random.int(300, 999)}`;
  const isGood = story === 'clean' || story === 'expires_soon' || story === 'unknown_word';
  if (!isGood || (stage !== 'final' && story !== 'unknown_word')) return [first];
  // Imported clients got both levels at one moment.
  const at = index % 9 === 4 ? startedAt : addSeconds(submittedAt, random.int(600, 9000));
  const second: Granting = {
    ...first,
    id: first.id + (index % 3 === 0 ? -2 : 1),
    to: 1,
    from: 0,
    reason,
    userId: userId(),
    createTime: vendorTime(at),
  };
  if (index % 5 !== 0) return [second, first];
  const third: Granting = {
    ...second,
    id: second.id + 1,
    to: 2,
    from: 1,
    createTime: vendorTime(addSeconds(at, random.int(3600, 7200))),
  };
  return [third, second, first];
}

function papersOf(clientId: number, { paper, stage, story, submittedAt, index }: Person): Paper[] {
  const type =
    DOCUMENT_TYPES[
      paper.type === 'passport' || paper.type === 'passport_card' ? 1 : paper.type === 'driver_license' ? 2 : 0
    ];
  const isGood = story === 'clean' || story === 'expires_soon';
  const status = stage === 'waiting' ? STATUSES.pending : isGood ? STATUSES.approved : STATUSES.declined;
  const hasBack = paper.hasBack && story !== 'back_missing';
  const { number, country, expiresOn } = paper.printed;
  const at = { clientId, createTime: vendorTime(submittedAt) };
  const identity = {
    ...at,
    id: 700 + index * 2,
    type,
    status,
    number,
    country,
    expirationDate: expiresOn,
    files: [`${clientId}/front.jpeg`, ...(hasBack ? [`${clientId}/back.jpeg`] : [])],
  };
  const bill = {
    ...at,
    id: 701 + index * 2,
    type: DOCUMENT_TYPES[3],
    status,
    number: null,
    country: null,
    expirationDate: null,
  };
  return index % 3 === 0 ? [identity, { ...bill, files: [`${clientId}/bill.pdf`] }] : [identity];
}

/** A document that was handed in while the sandbox ran. */
export function handedIn(id: number, clientId: number, type: number, files: string[], moment: string): Paper | null {
  const kind = DOCUMENT_TYPES.find((each) => each.id === type);
  if (kind === undefined) return null;
  const unread = { number: null, country: null, expirationDate: null };
  return { id, clientId, type: kind, status: STATUSES.pending, ...unread, files, createTime: vendorTime(moment) };
}
