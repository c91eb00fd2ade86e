import { manyOf, momentOf, pageOf, recordOf } from '../input.ts';
import type { Body } from '../routes.ts';
import type { VultSession } from './session.ts';

/** The fields that verifications and authentications can be searched by. */
type Listed = {
  session: Pick<
    VultSession,
    | 'session_id'
    | 'client_id'
    | 'user_id'
    | 'identity_id'
    | 'status_e'
    | 'created_at'
    | 'first_name'
    | 'middle_name'
    | 'last_name'
    | 'metadata'
  >;
};

type Dated = { session: { created_at: string; session_id: string } };

/** For `sort`: newest first; sessions of the same moment by id. */
export function newestFirst({ session: a }: Dated, { session: b }: Dated): number {
  return b.created_at.localeCompare(a.created_at) || a.session_id.localeCompare(b.session_id);
}

/** One page of the sessions that match the filters. */
export function listSessions(entries: readonly Listed[], body: Body) {
  const fitting = entries.filter(filterOf(body));
  const { page, total } = pageOf(body, fitting);
  return { sessions: page.map(({ session }) => session), meta_counts: { total } };
}

/** The filters of session and identity lists; `status` exists for sessions only. */
export function filterOf(body: Body): (entry: Listed) => boolean {
  const [clients, users, identities] = ['client_id', 'user_id', 'identity_id'].map((name) => manyOf(body, name)) as [
    Many,
    Many,
    Many,
  ];
  const [from, until] = [momentOf(body, 'start_date'), momentOf(body, 'end_date')];
  const metadata = Object.entries(recordOf(body, 'metadata'));
  const term = typeof body.search_term === 'string' ? body.search_term.trim().toLocaleLowerCase('en') : '';
  return ({ session }) => {
    const created = Date.parse(session.created_at);
    return (
      (clients === null || clients.includes(session.client_id)) &&
      (users === null || users.includes(session.user_id)) &&
      (identities === null || (session.identity_id !== null && identities.includes(session.identity_id))) &&
      (typeof body.status !== 'string' || session.status_e === body.status) &&
      (from === null || created >= from) &&
      (until === null || created <= until) &&
      metadata.every(([name, value]) => session.metadata[name] === value) &&
      searchText(session).includes(term)
    );
  };
}

type Many = string[] | null;

function searchText(session: Listed['session']): string {
  const { first_name, middle_name, last_name, session_id, identity_id, metadata } = session;
  const names = [first_name, middle_name, last_name].filter(Boolean).join(' ');
  return [names, session_id, identity_id, metadata.email, metadata.reference].join('\n').toLocaleLowerCase('en');
}
