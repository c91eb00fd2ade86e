import { addSeconds } from '#sandbox/dates.ts';
import { Problem } from '#sandbox/http/call.ts';
import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import { NO_SDK_DATA, type SdkData } from './collected/sdk-data.ts';
import { createRows, type Rows } from './rows.ts';
import { newestFirst } from './session/listing.ts';
import type { NewSession, VultSession } from './session/session.ts';
import type { SessionEntry, Store } from './session/store.ts';

/** A verified person shows their face again: `ida/session/read`. */
export type Authentication = Pick<
  VultSession,
  | 'session_id'
  | 'user_id'
  | 'client_id'
  | 'idv_weights_id'
  | 'status_e'
  | 'created_at'
  | 'completed_at'
  | 'liveness_detected'
  | 'liveness_detected_at'
  | 'selfie_given'
  | 'selfie_given_at'
  | 'metadata'
  | 'webhook_url'
  | 'settings'
  | 'history'
> & { identity_id: string; authenticated: boolean | null };

type Names = Pick<VultSession, 'first_name' | 'middle_name' | 'last_name' | 'suffix_name'>;
type Row = { session: Authentication; sdkData: SdkData };

/** `person` is `null` and the names are `null` after the identity was anonymized or deleted. */
export type AuthenticationEntry = { session: Authentication & Names; sdkData: SdkData; person: Person | null };

export type Authentications = {
  /** Newest first. */
  all(): AuthenticationEntry[];
  find(id: string): AuthenticationEntry | undefined;
  /** Throws Problem 404 when there is no such session. */
  read(id: string): AuthenticationEntry;
  create(id: string, identity: SessionEntry, now: Date, input: NewSession): void;
  change(id: string, changed: { session?: Authentication; sdkData?: SdkData }): void;
  delete(id: string): void;
  changes: Rows<Row>['changes'];
  restore: Rows<Row>['restore'];
};

export function createAuthentications(store: Store): Authentications {
  const rows = createRows(initialRows(store.all()));
  const entryOf = ({ session, sdkData }: Row): AuthenticationEntry => {
    const identity = store.findIdentity(session.identity_id);
    return { session: { ...session, ...namesOf(identity) }, sdkData, person: identity?.person ?? null };
  };
  const row = (id: string): Row => {
    const found = rows.get(id);
    if (!found) throw new Problem(404, 'Session not found');
    return found;
  };
  return {
    all: () => rows.all().map(entryOf).sort(newestFirst),
    find(id) {
      const found = rows.get(id);
      return found && entryOf(found);
    },
    read: (id) => entryOf(row(id)),
    create: (id, identity, now, input) =>
      rows.put(id, {
        session: startedAuthentication(id, identity.session, now.toISOString(), input),
        sdkData: NO_SDK_DATA,
      }),
    change: (id, changed) => rows.put(id, { ...row(id), ...changed }),
    delete(id) {
      row(id);
      rows.remove(id);
    },
    changes: rows.changes,
    restore: rows.restore,
  };
}

/** Some verified people came back later and were recognized. */
function initialRows(entries: readonly SessionEntry[]): Map<string, Row> {
  const verified = entries.filter(({ session }) => session.verified === true && session.completed_at !== null);
  const back = verified
    .filter((_, at) => at % 4 === 0)
    .map(({ session }): [string, Row] => {
      const random = randomFrom(`${session.session_id}/authentication`);
      const [id, at] = [
        random.uuid(),
        addSeconds(session.completed_at ?? session.created_at, random.int(3600, 36_000)),
      ];
      const input = { ...session, webhook_url: null, metadata: { channel: 'web' } };
      const face = { selfie_given: true, selfie_given_at: at, liveness_detected: true, liveness_detected_at: at };
      return [
        id,
        {
          session: finishedAuthentication({ ...startedAuthentication(id, session, at, input), ...face }, at),
          sdkData: NO_SDK_DATA,
        },
      ];
    });
  return new Map(back);
}

function startedAuthentication(id: string, identity: VultSession, now: string, input: NewSession): Authentication {
  return {
    session_id: id,
    user_id: identity.user_id,
    client_id: identity.client_id,
    idv_weights_id: input.idv_weights_id,
    status_e: 'in_progress',
    created_at: now,
    completed_at: null,
    identity_id: identity.identity_id ?? '',
    liveness_detected: false,
    liveness_detected_at: null,
    selfie_given: false,
    selfie_given_at: null,
    authenticated: null,
    metadata: input.metadata,
    webhook_url: input.webhook_url,
    settings: input.settings,
    history: [{ status_e: 'in_progress', created_at: now, message: 'session created' }],
  };
}

/** Ends the session: authenticated when the liveness check passed. */
export function finishedAuthentication(session: Authentication, at: string): Authentication {
  const message = session.liveness_detected ? 'authenticated' : 'liveness not detected';
  return {
    ...session,
    status_e: 'complete',
    completed_at: at,
    authenticated: session.liveness_detected,
    history: [...session.history, { status_e: 'complete', created_at: at, message }],
  };
}

function namesOf(identity: SessionEntry | undefined): Names {
  const { first_name = null, middle_name = null, last_name = null, suffix_name = null } = identity?.session ?? {};
  return { first_name, middle_name, last_name, suffix_name };
}
