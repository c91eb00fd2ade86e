import { type Call, Problem } from '#sandbox/http/call.ts';

/** What an SDK asks for has to be of the client it names in its header. */
export function mine<Entry extends { session: { client_id: string } }>(entry: Entry, { headers }: Call): Entry {
  const client = headers['x-client-id'];
  if (client === undefined || client === '') throw new Problem(400, 'X-Client-Id is required');
  if (client !== entry.session.client_id) throw new Problem(400, 'X-Client-Id is not the client of this session');
  return entry;
}
