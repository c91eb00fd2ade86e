import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';
import { clientAnswer, levelGrantAnswer } from './answers.ts';
import { LEVELS, levelAt } from './levels.ts';
import { filtered, listing } from './listing.ts';
import type { ClientRecord } from './record.ts';
import type { Store } from './store.ts';

type Route = { name: string; path: RegExp; run(store: Store, call: Call, id: number): Reply };

/** Operations of an administrator, below `/api/v2`. */
export const BACK_OFFICE: readonly Route[] = [
  {
    name: 'listLevels',
    path: /^\/verifications\/levels$/,
    run: (_, call) => listing(call, [...LEVELS], (level) => level),
  },
  {
    name: 'listVerifications',
    path: /^\/verifications$/,
    run: (store, call) => listing(call, ofClient(call, store.levelGrants()), levelGrantAnswer),
  },
  {
    name: 'getVerification',
    path: /^\/verifications\/(\d+)$/,
    run: (store, _, id) =>
      detail(
        store
          .levelGrants()
          .filter((each) => each.id === id)
          .map(levelGrantAnswer),
      ),
  },
  {
    name: 'listDocuments',
    path: /^\/documents$/,
    run: (store, call) => listing(call, ofClient(call, store.documents()), (paper) => paper),
  },
  {
    name: 'getDocument',
    path: /^\/documents\/(\d+)$/,
    run: (store, _, id) => detail(store.documents().filter((each) => each.id === id)),
  },
  {
    name: 'listClients',
    path: /^\/clients$/,
    run: (store, call) => listing(call, store.clients().filter(matchesFilters(call)), clientAnswer),
  },
  { name: 'getClient', path: /^\/clients\/(\d+)$/, run: (store, _, id) => detail([clientAnswer(store.client(id))]) },
];

/** Details are a list with one element. */
export function detail(rows: unknown[]): Reply {
  if (rows.length === 0) throw new Problem(404, 'Not found.');
  return { status: 200, json: { total: 1, data: rows } };
}

function ofClient<Row extends { clientId: number }>(call: Call, rows: Row[]): Row[] {
  const ids = filtered(call, 'clientId');
  return ids === null ? rows : rows.filter(({ clientId }) => ids.includes(String(clientId)));
}

function matchesFilters(call: Call): (client: ClientRecord) => boolean {
  const filters = ['clientId', 'email', 'name', 'city', 'verificationLevelIds'].map(
    (name) => [name, filtered(call, name)] as const,
  );
  return ({ id, person, levelGrants }) => {
    const facts: Record<string, string> = {
      clientId: String(id),
      email: person.email,
      name: `${person.form.given} ${person.form.family}`,
      city: person.home.city,
      verificationLevelIds: String(levelAt(levelGrants[0]?.to ?? 0).id),
    };
    return filters.every(
      ([name, values]) => values === null || values.some((value) => isMatch(name, facts[name] ?? '', value)),
    );
  };
}

/** Names match on a part, other fields on the whole value. */
function isMatch(name: string, fact: string, value: string): boolean {
  return name === 'name' ? fact.toLowerCase().includes(value.toLowerCase()) : fact === value;
}
