import 'server-only';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CommandKind } from '#lib/review/commands/command.ts';
import { tellCommand } from '#lib/review/commands/sentence.ts';
import type { Tx } from '../database.ts';

/** Blockers for commands in conflict: the vendor shows the opposite of what was ordered. */
export async function conflictBlockers(tx: Pick<Tx, 'command'>, applicantId: string): Promise<Blocker[]> {
  const commands = await tx.command.findMany({
    where: { applicantId, state: 'conflict' },
    distinct: ['kind'],
    orderBy: { kind: 'asc' },
    select: { kind: true },
  });
  return commands.map(({ kind }) => ({
    kind: 'command',
    tone: 'fail',
    label: 'Conflict',
    title: tellCommand(kind as CommandKind, 'the provider shows the opposite'),
    place: 'session',
  }));
}
