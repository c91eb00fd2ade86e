import { type Call, Problem } from '#sandbox/http/call.ts';

/** The session must belong to the client in the header. Throws Problem 400 otherwise. */
export function ofCallingClient<Entry extends { session: { client_id: string } }>(
  entry: Entry,
  { headers }: Call,
): Entry {
  const client = headers['x-client-id'];
  if (client === undefined || client === '') throw new Problem(400, 'X-Client-Id is required');
  if (client !== entry.session.client_id) throw new Problem(400, 'X-Client-Id is not the client of this session');
  return entry;
}
