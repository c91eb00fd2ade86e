import { randomUUID } from 'node:crypto';
import type { AcceptedCommand } from '#lib/data/commands/record.ts';
import { samplesBetween } from '#lib/data/rules/judged.ts';
import {
  connectionsWithDueRequests,
  type DueRequest,
  dueRequest,
  expireRequests,
  settleSending,
  startSending,
} from '#lib/data/rules/sending.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import type { Numbers, RuleOrder } from '#lib/providers/rules.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { setIn, setsOf } from '#lib/review/rules/matrix.ts';
import { watchDays } from '#lib/review/rules/publish.ts';
import { connect } from '../connect.ts';
import type { DueWork } from '../runner.ts';
import { checkRules } from './check.ts';
import { type OpenRules, outcomeIn, readRules, rulesIn, subjectOf } from './read.ts';

/** The pause after a vendor could not be read, in milliseconds. */
const pauseMs = 10_000;

/** How far back applicants are counted, to compare them with those judged after a version was published. */
const beforeDays = 2 * watchDays;

/** Requests to publish rules that are confirmed and due; those whose commands have ended; those that expired. */
export const duePublishes: DueWork = {
  name: 'publish rules',
  everyMs: 1_000,
  atOnce: 1,
  atOnceInAll: 4,
  due: connectionsWithDueRequests,
  async workOne(connectionId) {
    await expireRequests(connectionId);
    const request = await dueRequest(connectionId);
    if (request === null) return null;
    try {
      await (request.state === 'sending' ? settle(request) : send(request));
      return 0;
    } catch (error) {
      if (error instanceof ProviderError || error instanceof Refusal) return pauseMs;
      throw error;
    }
  },
};

/** Reads the vendor once more, and orders the commands if its values are still those that two people looked at. */
async function send(request: DueRequest): Promise<void> {
  const open = rulesIn(await connect(request.connectionId, 'worker'));
  if (!open) throw new Refusal('not_found', 'This connection has no rules any more.');
  // Rules of another client or user are another thing than what was confirmed.
  const isSameScope = subjectOf(open, request.kind).scope === request.scope;
  const current = isSameScope ? await readRules(open, request.kind) : null;
  const outcome = await startSending(request.id, current, ordersFor(open, request));
  // The change at the vendor becomes a version of its own.
  if (outcome === 'target_changed') await checkRules(request.connectionId);
}

async function settle({ id, connectionId }: DueRequest): Promise<void> {
  const now = new Date();
  const from = new Date(now.getTime() - beforeDays * 24 * 3_600_000);
  const open = rulesIn(await connect(connectionId, 'worker'));
  await settleSending(id, await samplesBetween(connectionId, from, now, outcomeIn(open)));
}

/** The commands that make a request's values those of the vendor: one, or one for each set that differs. */
function ordersFor({ connected, rules, book }: OpenRules, { kind, values, current }: DueRequest): AcceptedCommand[] {
  const { weights, requirements } = rules;
  if (kind === 'weights') return weights ? [accepted(weights.write(values as Numbers, current as Numbers))] : [];
  const matrix = book.requirements;
  if (!matrix || !requirements) return [];
  return setsOf(matrix).flatMap((set) => {
    const [wanted, now] = [values, current].map((side) => setIn(matrix, set.type, set.source, side));
    if (!wanted || !now || matrix.switches.every(({ key }) => wanted[key] === now[key])) return [];
    return [accepted(requirements.write(set, wanted, now))];
  });

  function accepted({ kind: command, input }: RuleOrder): AcceptedCommand {
    const known = connected.can.commands?.[command];
    const parsed = known?.input.safeParse(input);
    if (!known || !parsed?.success) throw new Error(`the provider does not take its own order ${command}`);
    return { id: randomUUID(), kind: command, isReversible: known.isReversible, input: parsed.data };
  }
}
