import { Problem } from '#sandbox/http/call.ts';
import type { PaperType, Person } from '#sandbox/people/person.ts';
import { peopleOf } from '#sandbox/people/shared.ts';
import type { Story } from '#sandbox/people/story.ts';
import { VULT_CLIENTELE } from '../applicant-mix.ts';
import { type Handed, NOTHING_HANDED } from '../collected/sdk-data.ts';
import { createKeeping, type Kept } from '../rows.ts';
import { isStory, visitorOf, withPaper } from './person.ts';
import { emptySession, sessionOf, type VultSession, type Wanted } from './session.ts';

/** What is kept of a session. Who is behind it is invented again from its id. */
type Row = {
  session: VultSession;
  handed: Handed;
  isAnonymous: boolean;
  /** Vult leaves everybody it is unsure of to a person. */
  isUnsure: boolean;
  /** What whoever comes brings with them, when it was settled beforehand. */
  story: Story | null;
};

/** A session and who is behind it; nobody any more once it is anonymized. */
export type Entry = Readonly<Row> & { person: Person | null };

export type Store = {
  /** Newest first. */
  all(): Entry[];
  everCount(): number;
  find(id: string): Entry | undefined;
  findIdentity(id: string): Entry | undefined;
  /** Throws 404 when there is no such session. */
  read(id: string): Entry;
  byIdentity(id: string): Entry;
  create(id: string, now: Date, wanted: Wanted, story?: Story): void;
  /** What became of a session and of what came with it. */
  change(id: string, changed: Partial<Pick<Row, 'session' | 'handed' | 'isUnsure'>>): void;
  delete(id: string): void;
  anonymize(id: string): void;
  changes(): Kept<Row>;
  restore(changes: unknown): void;
};

export function createStore(seed: string, count: number, today: string): Store {
  const people = new Map<string, Person>();
  const drawn = new Map<string, Row>();
  for (const person of peopleOf('vult', seed, count, today, VULT_CLIENTELE)) {
    const session = sessionOf(`${seed}/vult`, person);
    people.set(session.session_id, person);
    drawn.set(session.session_id, { session, handed: NOTHING_HANDED, isAnonymous: false, isUnsure: true, story: null });
  }
  const rows = createKeeping(drawn);

  const personOf = ({ session, story }: Row): Person => {
    const { session_id: id, document_type_e: type, metadata, created_at } = session;
    const key = `${seed}/vult/visitor/${id}`;
    const person = people.get(id) ?? visitorOf(key, today, story ?? storyIn(metadata), created_at);
    people.set(id, person);
    return type === 'unknown' ? person : withPaper(person, type as PaperType, today, key);
  };
  const entryOf = (row: Row): Entry => ({ ...row, person: row.isAnonymous ? null : personOf(row) });
  const row = (id: string): Row => rows.get(id) ?? absent('Session not found');
  const withPerson = (found: Row | undefined) => (found === undefined ? undefined : entryOf(found));
  const find = (id: string) => withPerson(rows.get(id));
  const findIdentity = (id: string) => withPerson(rows.all().find(({ session }) => session.identity_id === id));

  return {
    all: () => rows.all().map(entryOf).sort(newestFirst),
    everCount: rows.everCount,
    find,
    findIdentity,
    read: (id) => find(id) ?? absent('Session not found'),
    byIdentity: (id) => findIdentity(id) ?? absent('Identity not found'),
    create(id, now, wanted, story) {
      const session = emptySession(id, now.toISOString(), wanted);
      rows.put(id, { session, handed: NOTHING_HANDED, isAnonymous: false, isUnsure: false, story: story ?? null });
    },
    change: (id, changed) => rows.put(id, { ...row(id), ...changed }),
    delete(id) {
      if (!rows.remove(id)) absent('Session not found');
    },
    anonymize(id) {
      const known = row(id);
      rows.put(id, { ...known, session: withoutPerson(known.session), handed: NOTHING_HANDED, isAnonymous: true });
    },
    changes: rows.changes,
    restore: rows.restore,
  };
}

/** Whoever creates a session may say what is to be found with whom it is for: `"metadata": { "story": "sanctions_hit" }`. */
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

function newestFirst(a: Entry, b: Entry): number {
  return (
    b.session.created_at.localeCompare(a.session.created_at) || a.session.session_id.localeCompare(b.session.session_id)
  );
}

function absent(message: string): never {
  throw new Problem(404, message);
}
