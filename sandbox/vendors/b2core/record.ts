import { addSeconds } from '#sandbox/dates.ts';
import type { Person } from '#sandbox/people/person.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { DOCUMENT_TYPES, type LevelIndex } from './levels.ts';

export type LevelGrant = {
  id: number;
  clientId: number;
  to: LevelIndex;
  from: LevelIndex | null;
  reason: string;
  /** The vendor sends a number or text. */
  userId: number | string;
  /** ISO 8601 with offset, to the second. */
  createTime: string;
};

export type DocumentRow = {
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

/** One client of the installation. */
export type ClientRecord = {
  id: number;
  createTime: string;
  person: Person;
  levelGrants: LevelGrant[];
  documents: DocumentRow[];
};

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
    levelGrants: levelGrantsOf(id, person, random),
    documents: person.stage === 'in_progress' ? [] : documentsOf(id, person),
  };
}

/** The vendor's date format: `2022-01-01T00:00:00+00:00`. */
export function vendorTime(moment: string): string {
  return `${moment.slice(0, 19)}+00:00`;
}

/** Level 0 is granted at registration, the others after the review. A later grant may have a smaller id. */
function levelGrantsOf(
  clientId: number,
  { stage, story, startedAt, submittedAt, index }: Person,
  random: Random,
): LevelGrant[] {
  const userId = () => (random.chance(0.5) ? '1' : random.int(2, 19));
  const first: LevelGrant = {
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
  // Imported clients got both levels at the same moment.
  const at = index % 9 === 4 ? startedAt : addSeconds(submittedAt, random.int(600, 9000));
  const second: LevelGrant = {
    ...first,
    id: first.id + (index % 3 === 0 ? -2 : 1),
    to: 1,
    from: 0,
    reason,
    userId: userId(),
    createTime: vendorTime(at),
  };
  if (index % 5 !== 0) return [second, first];
  const third: LevelGrant = {
    ...second,
    id: second.id + 1,
    to: 2,
    from: 1,
    createTime: vendorTime(addSeconds(at, random.int(3600, 7200))),
  };
  return [third, second, first];
}

function documentsOf(clientId: number, { paper, stage, story, submittedAt, index }: Person): DocumentRow[] {
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

/** A document submitted while the sandbox runs; `null` for an unknown type. */
export function submittedDocument(
  id: number,
  clientId: number,
  type: number,
  files: string[],
  moment: string,
): DocumentRow | null {
  const kind = DOCUMENT_TYPES.find((each) => each.id === type);
  if (kind === undefined) return null;
  const unread = { number: null, country: null, expirationDate: null };
  return { id, clientId, type: kind, status: STATUSES.pending, ...unread, files, createTime: vendorTime(moment) };
}
