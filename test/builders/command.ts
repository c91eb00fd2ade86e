import { randomUUID } from 'node:crypto';
import { moveCommand } from '#lib/data/commands/move.ts';
import { type NewCommand, recordCommand } from '#lib/data/commands/record.ts';
import { db } from '#lib/data/database.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import type { CommandEvent } from '#lib/review/commands/steps.ts';

/** An order as lib/exchange accepts it: reversible and with empty input, unless `change` says otherwise. */
export function anOrder(
  connectionId: string,
  applicantId: string | null,
  change: Partial<NewCommand> = {},
): NewCommand {
  return {
    id: randomUUID(),
    connectionId,
    applicantId,
    kind: 'archive',
    isReversible: true,
    input: {},
    decision: null,
    ...change,
  };
}

const trouble = { code: 'invalid_request', problem: 'archive: the provider does not accept the request (422)' };

const ways: { [State in CommandState]?: CommandEvent[] } = {
  waiting: [],
  unknown: [],
  done: [{ kind: 'done', by: 'answer' }],
  refused: [{ kind: 'no', ...trouble }],
  conflict: [{ kind: 'contrary' }],
  needs_person: [{ kind: 'not_read_back', longestMs: 0, retryAfterMs: null, ...trouble }],
};

/** Records a command and moves it, by its real steps, to a state. Gives its id. */
export async function aCommand(actor: Actor, order: NewCommand, state: CommandState): Promise<string> {
  const id = await recordCommand(actor, order);
  const events = ways[state];
  if (!events) throw new Error(`no steps lead straight to ${state}`);
  if (state === 'waiting') return id;
  for (const event of [{ kind: 'send', sendingMs: 1_000, quarantineMs: 1_000 } as const, ...events]) {
    if ((await moveCommand(worker, id, { event })) === null) throw new Error(`this command can't ${event.kind}`);
  }
  return id;
}

/** Makes a command due now. */
export async function makeDue(id: string): Promise<void> {
  await db().command.update({ where: { id }, data: { notBefore: new Date(0) } });
}
