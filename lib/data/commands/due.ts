import 'server-only';
import { type CommandKind, type CommandState, isErasing } from '#lib/review/commands/command.ts';
import { unsealRecord } from '../applicants/content.ts';
import { db } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { isHeld } from '../lifecycle/holds.ts';
import { dueOrNot } from '../retention/facts.ts';
import { commandSeal } from './sealing.ts';

/** A command unsealed for one call to the vendor. */
export type UnsealedCommand = {
  id: string;
  connectionId: string;
  kind: CommandKind;
  state: CommandState;
  tries: number;
  sentAt: Date | null;
  notBefore: Date;
  /** It would erase, and the applicant is under legal hold. */
  isForbidden: boolean;
  /** It would erase someone who was due by the policy on retention, and is not any more. */
  isNoLongerDue: boolean;
  /** Null when its applicant was erased: its input can't be unsealed any more. */
  order: {
    commandId: string;
    externalId: string | null;
    otherIds: Readonly<Record<string, string>>;
    input: Readonly<Record<string, unknown>>;
  } | null;
};

/** One command with its input, or null for an unknown id. @throws SealBroken */
export async function unsealedCommand(id: string): Promise<UnsealedCommand | null> {
  const row = await db().command.findUnique({
    where: { id },
    include: { applicant: { omit: { raw: true } } },
    omit: { answer: true },
  });
  if (!row) return null;
  const { connectionId, tries, sentAt, notBefore, applicant } = row;
  const seal = commandSeal(id, applicant);
  const order = seal && {
    commandId: id,
    externalId: applicant?.externalId ?? null,
    otherIds: (applicant && unsealRecord(applicant)?.otherIds) ?? {},
    input: JSON.parse(seal.unseal('input', row.input)) as Record<string, unknown>,
  };
  // Both columns are only written from these types.
  const [kind, state] = [row.kind as CommandKind, row.state as CommandState];
  const isForbidden = applicant !== null && isErasing(kind, row.isReversible) && (await isHeld(db(), applicant.id));
  const isNoLongerDue = applicant !== null && (await wasDue(id)) && !(await isDueNow(applicant.id, id));
  return { id, connectionId, kind, state, tries, sentAt, notBefore, isForbidden, isNoLongerDue, order };
}

/** Whether it was ordered for someone because they were due. */
async function wasDue(id: string): Promise<boolean> {
  return (await db().bulkItem.count({ where: { commandId: id, job: { policyVersion: { not: null } } } })) > 0;
}

async function isDueNow(applicantId: string, commandId: string): Promise<boolean> {
  return (await dueOrNot(db(), applicantId, commandId)).whyNot === null;
}

/** By the time at which the statement began: an index can't be searched by a clock that goes on. */
const isDue = Prisma.sql`m.state IN ('held', 'waiting', 'unknown') AND m.not_before <= statement_timestamp()`;

/**
 * Connections with a command due, longest waiting first. Commands of a paused connection wait; those of a removed one
 * are due, and are handed over to a person.
 */
export async function connectionsWithDueCommands(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT c.id FROM connection c
    JOIN LATERAL (
      SELECT min(m.not_before) AS since FROM command m WHERE m.connection_id = c.id AND ${isDue}) due
      ON due.since IS NOT NULL
    WHERE c.status <> 'paused' ORDER BY due.since, c.id`;
  return rows.map(({ id }) => id);
}

/**
 * The id of a connection's next due command: unknown outcomes first, then the longest waiting.
 * @param except ids to skip
 */
export async function dueCommand(connectionId: string, except: readonly string[]): Promise<string | null> {
  const [row] = await db().$queryRaw<{ id: string }[]>`
    SELECT m.id FROM command m
    WHERE m.connection_id = ${connectionId}::uuid AND ${isDue} AND m.id <> ALL(${except}::uuid[])
    ORDER BY m.state <> 'unknown', m.not_before, m.id LIMIT 1`;
  return row?.id ?? null;
}

/** Commands of a connection that could not be sent and wait to be tried again, longest waiting first. */
export async function postponedCommands(connectionId: string): Promise<string[]> {
  const rows = await db().command.findMany({
    where: { connectionId, state: 'waiting', notBefore: { gt: new Date() } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
