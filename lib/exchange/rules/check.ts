import { connectionStatus } from '#lib/data/connections/status.ts';
import { judgedAtOnce, noteJudgedBy, samplesBetween } from '#lib/data/rules/judged.ts';
import { connectionsWithDueReading, finishReading, takeReading } from '#lib/data/rules/readings.ts';
import { recordHarvested, recordReading, unknownVendorIds } from '#lib/data/rules/versions.ts';
import { openWatches, recordWatch } from '#lib/data/rules/watches.ts';
import { log } from '#lib/log.ts';
import { isAbsent, ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { ruleKinds } from '#lib/review/rules/rule.ts';
import { type Connected, ConnectionUnusable, connect } from '../connect.ts';
import type { DueWork } from '../runner.ts';
import { type OpenRules, outcomeIn, readRules, rulesIn, subjectOf } from './read.ts';

/** How often a connection without rules, or one that fails, is looked at again, in minutes. */
const otherwiseMinutes = { none: 60, failed: 1 };

/** Batches of applicants whose version is noted in one pass. */
const batchesAtOnce = 20;

/** Ids of versions that are read at the vendor in one pass. */
const harvestedAtOnce = 20;

/**
 * Reads the rules of each connection as often as its applicants are compared: a change made outside Docket is found
 * within one round, the history grows from what applicants carry, and published versions are watched.
 */
export const dueRuleChecks: DueWork = {
  name: 'rules',
  everyMs: 2_000,
  atOnce: 1,
  atOnceInAll: 2,
  due: connectionsWithDueReading,
  async workOne(connectionId) {
    if (!(await takeReading(connectionId))) return null;
    await checkRules(connectionId);
    return null;
  },
};

/** Reads and compares the rules of one connection now, and says when they are due again. */
export async function checkRules(connectionId: string): Promise<void> {
  try {
    const connected = await connect(connectionId, 'worker');
    const open = rulesIn(connected);
    if (open) await checkOpen(open);
    await finishReading(connectionId, null, await nextDue(connected, open !== null));
  } catch (error) {
    await finishReading(connectionId, codeOf(error), minutesFromNow(otherwiseMinutes.failed));
  }
}

async function checkOpen(open: OpenRules): Promise<void> {
  const { id: connectionId } = open.connected.connection;
  for (const kind of ruleKinds) {
    if (open.book[kind] === null) continue;
    const readAt = new Date();
    const found = await recordReading(worker, subjectOf(open, kind), await readRules(open, kind), readAt);
    if (found === 'outside') log.warn('rules changed outside Docket', { connectionId, kind });
  }
  await harvest(open);
  for (const { publishId, from, until } of await openWatches(connectionId)) {
    const now = new Date();
    const after = await samplesBetween(connectionId, from, now < until ? now : until, outcomeIn(open));
    await recordWatch(publishId, after, now);
  }
}

/**
 * Reads the versions that applicants name and that are not known yet. Switches have no such ids.
 * @throws ProviderError
 */
export async function harvest(open: OpenRules): Promise<void> {
  const { weights } = open.rules;
  if (!weights) return;
  const subject = subjectOf(open, 'weights');
  for (let batches = 0; batches < batchesAtOnce; batches++) {
    const looked = await noteJudgedBy(subject.connectionId, (content) => weights.idOf(content));
    if (looked < judgedAtOnce) break;
  }
  for (const vendorId of await unknownVendorIds(subject, harvestedAtOnce)) {
    const values = await weights.at(vendorId).catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw error;
    });
    await recordHarvested(subject, vendorId, values);
  }
}

/** As often as all applicants are compared with the vendor's list. */
async function nextDue({ connection, provider }: Connected, hasRules: boolean): Promise<Date> {
  const { roundEveryMinutes } = await connectionStatus(connection.id);
  return minutesFromNow(hasRules ? (roundEveryMinutes ?? provider.pace.roundEveryMinutes) : otherwiseMinutes.none);
}

/** The code of an expected failure. A bug is thrown on and logged. */
function codeOf(error: unknown): string {
  if (error instanceof ProviderError) return error.code;
  if (error instanceof ConnectionUnusable || error instanceof Refusal) return error.code;
  throw error;
}

function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
