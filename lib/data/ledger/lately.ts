import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { configurationKinds } from '#lib/review/audit/audit.ts';
import { sentenceOf } from '#lib/review/audit/sentence.ts';
import { findRows } from './find.ts';
import { record } from './ledger.ts';
import { actorName, namesOf } from './names.ts';
import { readRow } from './page.ts';

/** A change of configuration in one line. `about`: null where its subject has no name. */
export type LatelyChanged = {
  seq: number;
  at: string;
  by: string;
  text: string;
  about: { id: string; name: string } | null;
  kind: string;
};

/**
 * The newest changes of configuration and members. Reading the acts of others is itself recorded.
 * @throws Refusal `not_allowed`
 */
export async function configurationLately(actor: MemberActor, limit: number): Promise<LatelyChanged[]> {
  mustBeAble(actor, 'see-connection-log');
  const all = { actors: null, subjects: null, from: null, until: null, below: null };
  const { rows } = await findRows({ ...all, kinds: [...configurationKinds], limit });
  const read = rows.map(readRow);
  const names = await namesOf(read.flatMap(({ byId, about }) => [byId, about]));
  const details = { width: 'configuration', rows: rows.length } as const;
  await record(actor, { kind: 'ledger.read', details }, { type: 'ledger', id: 'whole' });
  return read.map(({ entry: { seq, at, kind, details: said }, byId, about }) => ({
    seq,
    at,
    by: actorName(byId, names),
    text: sentenceOf(kind, said),
    about: named(about, names),
    kind,
  }));
}

function named(id: string, names: Map<string, string>): LatelyChanged['about'] {
  const name = names.get(id);
  return name === undefined ? null : { id, name };
}
