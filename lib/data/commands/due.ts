import 'server-only';
import type { CommandKind, CommandState } from '#lib/review/commands/command.ts';
import { openRecord } from '../applicants/content.ts';
import { db } from '../database.ts';
import { commandSeal } from './sealing.ts';

/** A command as it goes out, opened: only for the call it is needed for. */
export type OpenCommand = {
  id: string;
  connectionId: string;
  kind: CommandKind;
  state: CommandState;
  tries: number;
  sentAt: Date | null;
  notBefore: Date;
  /** Null when its applicant was erased, and with them what it says. */
  order: {
    commandId: string;
    externalId: string | null;
    otherIds: Readonly<Record<string, string>>;
    input: Readonly<Record<string, unknown>>;
  } | null;
};

/** @throws SealBroken */
export async function openCommand(id: string): Promise<OpenCommand | null> {
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
    otherIds: (applicant && openRecord(applicant)?.otherIds) ?? {},
    input: JSON.parse(seal.open('input', row.input)) as Record<string, unknown>,
  };
  // Both columns are written only from these types.
  return {
    id,
    connectionId,
    kind: row.kind as CommandKind,
    state: row.state as CommandState,
    tries,
    sentAt,
    notBefore,
    order,
  };
}

/** Connections for which something is due. A paused one waits; what is left of a removed one is for a person. */
export async function connectionsWithDueCommands(): Promise<{ id: string; isRemoved: boolean }[]> {
  return db().$queryRaw<{ id: string; isRemoved: boolean }[]>`
    SELECT c.id, c.status = 'removed' AS "isRemoved" FROM connection c WHERE c.status <> 'paused' AND EXISTS (
      SELECT FROM command m
      WHERE m.connection_id = c.id AND m.state IN ('held', 'waiting', 'unknown') AND m.not_before <= clock_timestamp())`;
}

/** What is due at one connection, at most `limit`: first what nobody knows about, then what was not sent, longest waiting first. */
export async function dueCommands(connectionId: string, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM command
    WHERE connection_id = ${connectionId}::uuid AND state IN ('held', 'waiting', 'unknown') AND not_before <= clock_timestamp()
    ORDER BY state <> 'unknown', not_before, id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
