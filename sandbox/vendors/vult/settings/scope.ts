import { Problem } from '#sandbox/http/call.ts';
import { VULT_ACCOUNT } from '../account.ts';

/** The owner of settings: a client, or one of its users. */
export type Scope = { client_id: string; user_id: string | null };

/** By default the account itself, for all its users. */
export function scopeIn(read: (name: string) => unknown): Scope {
  const text = (name: string) => {
    const value = read(name) ?? null;
    if (value !== null && (typeof value !== 'string' || value === '')) throw new Problem(400, `${name} is not text`);
    return value;
  };
  return { client_id: text('client_id') ?? VULT_ACCOUNT.clientId, user_id: text('user_id') };
}

/** The user's latest row, else the client's latest. The vendor does not document which wins; this is an assumption. */
export function nearest<Row extends { scope: Scope }>(
  rows: readonly Row[],
  { client_id, user_id }: Scope,
): Row | undefined {
  const ofClient = rows.filter(({ scope }) => scope.client_id === client_id);
  return (
    ofClient.findLast(({ scope }) => scope.user_id === user_id) ??
    ofClient.findLast(({ scope }) => scope.user_id === null)
  );
}
