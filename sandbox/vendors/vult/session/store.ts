import { Problem } from '#sandbox/http/call.ts';
import type { PaperType, Person } from '#sandbox/people/person.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import type { Story } from '#sandbox/people/story.ts';
import { VULT_MIX } from '../applicant-mix.ts';
import { NO_SDK_DATA, type SdkData } from '../collected/sdk-data.ts';
import { createRows, type RowChanges } from '../rows.ts';
import { newestFirst } from './listing.ts';
import { applicantOf, isStory, withPaper } from './person.ts';
import { emptySession, type NewSession, sessionOf, type VultSession } from './session.ts';

/** What is kept of a session. The person is invented again from its id. */
type Row = {
  session: VultSession;
  sdkData: SdkData;
  isAnonymous: boolean;
  /** A person at the vendor decides. */
  needsReview: boolean;
  /** The story of the applicant, when it was set in advance. */
  story: Story | null;
};

/** A session with its person; `person` is `null` after it was anonymized. */
export type SessionEntry = Readonly<Row> & { person: Person | null };

export type Store = {
  /** Newest first. */
  all(): SessionEntry[];
  countEver(): number;
  find(id: string): SessionEntry | undefined;
  findIdentity(id: string): SessionEntry | undefined;
  /** Throws Problem 404 when there is no such session. */
  read(id: string): SessionEntry;
  byIdentity(id: string): SessionEntry;
  create(id: string, now: Date, input: NewSession, story?: Story): void;
  /** Replaces parts of a session. */
  change(id: string, changed: Partial<Pick<Row, 'session' | 'sdkData' | 'needsReview'>>): void;
  delete(id: string): void;
  anonymize(id: string): void;
  changes(): RowChanges<Row>;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = new Map<string, Person>();
  const initial = new Map<string, Row>();
  for (const person of peopleOf('vult', seed, count, today, VULT_MIX)) {
    const session = sessionOf(`${seed}/vult`, person);
    people.set(session.session_id, person);
    initial.set(session.session_id, {
      session,
      sdkData: NO_SDK_DATA,
      isAnonymous: false,
      needsReview: true,
      story: null,
    });
  }
  const rows = createRows(initial);

  const personOf = ({ session, story }: Row): Person => {
    const { session_id: id, document_type_e: type, metadata, created_at } = session;
    const key = `${seed}/vult/visitor/${id}`;
    const person = people.get(id) ?? applicantOf(key, today, story ?? storyIn(metadata), created_at);
    people.set(id, person);
    return type === 'unknown' ? person : withPaper(person, type as PaperType, today, key);
  };
  const entryOf = (row: Row): SessionEntry => ({ ...row, person: row.isAnonymous ? null : personOf(row) });
  const row = (id: string): Row => rows.get(id) ?? notFound('Session not found');
  const withPerson = (found: Row | undefined) => (found === undefined ? undefined : entryOf(found));
  const find = (id: string) => withPerson(rows.get(id));
  const findIdentity = (id: string) => withPerson(rows.all().find(({ session }) => session.identity_id === id));

  return {
    all: () => rows.all().map(entryOf).sort(newestFirst),
    countEver: rows.countEver,
    find,
    findIdentity,
    read: (id) => find(id) ?? notFound('Session not found'),
    byIdentity: (id) => findIdentity(id) ?? notFound('Identity not found'),
    create(id, now, input, story) {
      const session = emptySession(id, now.toISOString(), input);
      rows.put(id, { session, sdkData: NO_SDK_DATA, isAnonymous: false, needsReview: false, story: story ?? null });
    },
    change: (id, changed) => rows.put(id, { ...row(id), ...changed }),
    delete(id) {
      if (!rows.remove(id)) notFound('Session not found');
    },
    anonymize(id) {
      const known = row(id);
      rows.put(id, { ...known, session: withoutPerson(known.session), sdkData: NO_SDK_DATA, isAnonymous: true });
    },
    changes: rows.changes,
    restore: rows.restore,
  };
}

/** The creator of a session can choose the applicant's story: `"metadata": { "story": "sanctions_hit" }`. */
function storyIn({ story }: VultSession['metadata']): Story {
  return isStory(story) ? story : 'clean';
}

function withoutPerson(session: VultSession): VultSession {
  return {
    ...session,
    first_name: null,
    middle_name: null,
    last_name: null,
    suffix_name: null,
    gender_e: 'unknown',
    birth_date: null,
    metadata: {},
    document_front_given: false,
    document_back_given: false,
    selfie_given: false,
  };
}

function notFound(message: string): never {
  throw new Problem(404, message);
}
