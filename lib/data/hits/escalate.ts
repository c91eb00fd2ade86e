import 'server-only';
import { randomUUID } from 'node:crypto';
import type { MemberActor } from '#lib/review/actor.ts';
import { lockCase } from '../cases/deciding/locked-case.ts';
import { saveMove } from '../cases/moves/save-move.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import type { HitCase } from './judged.ts';

/** Hands a case with an unsure hit to the approvers: nobody has it any more. An escalated case stays as it is. */
export async function escalate(tx: Tx, note: Note, actor: MemberActor, { id, state }: HitCase): Promise<void> {
  if (state === 'escalated') return;
  await saveMove(tx, note, actor, await lockCase(tx, id), { id: randomUUID(), kind: 'escalated' }, null);
}
