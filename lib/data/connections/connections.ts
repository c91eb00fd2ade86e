import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { PausedBecause } from '#lib/review/audit/audit.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { momentLabel } from '#lib/review/values/day.ts';
import { db, select } from '../database.ts';
import { formHmac } from '../form-hmac.ts';
import { Prisma } from '../generated/client.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { type PullFigures, pullProgress } from '../sync/progress.ts';
import { type Settings, sealSettings, unsealSettings } from './sealed-settings.ts';
import { troubleOf } from './trouble.ts';

export type NewConnection = {
  /** Made with the form, so that sending it twice adds one connection. */
  id?: string;
  provider: string;
  label: string;
  mode: 'test' | 'live';
  settings: Settings;
  /** A probe found that reading erases: the connection is added paused, until an admin accepts that. */
  erasesWhatItReads?: boolean;
};

export type Connection = { id: string; provider: string; label: string; mode: 'test' | 'live'; isActive: boolean };

/** Limits an admin set below the vendor's own; null for the vendor's. */
export type Pace = { roundEveryMinutes: number | null; callsPerSecond: number | null };

/**
 * A connection with its settings unsealed: for one call, never kept or shown. `previousSettings` are present for 24
 * hours after a secret was replaced, because webhooks signed with the old one are still on their way.
 */
export type ConnectionWithSettings = Connection & {
  isRemoved: boolean;
  settings: Settings;
  previousSettings: Settings | null;
  pace: Pace;
};

/**
 * Adds an account at a provider with sealed settings. lib/exchange has checked the settings before.
 * @returns its id; when the system adds a provider and label that exist, the id of the existing one, unchanged
 * @throws Refusal `not_allowed`; `invalid` on `label` when another connection to this provider has it; `closed` when
 * this id already added something else
 */
export async function addConnection(actor: Actor, connection: NewConnection): Promise<string> {
  if (actor.kind === 'member') mustBeAble(actor, 'keep-connections');
  const { id = randomUUID(), provider, label, mode, settings, erasesWhatItReads = false } = connection;
  const form = { id, formHmac: formHmac(actor, { provider, label, mode, settings, erasesWhatItReads }) };
  if (await wasAdded(form)) return id;
  try {
    const known = await db().connection.findFirst({
      where: { provider, label, status: { not: 'removed' } },
      select: { id: true },
    });
    if (known && actor.kind === 'system') return known.id;
    if (known) throw labelTaken();
    return await insertConnection(actor, connection, form);
  } catch (error) {
    // The same form sent twice at once: the first one was saved, which is what the second wanted.
    if (error instanceof Refusal && (await wasAdded(form))) return id;
    throw error;
  }
}

type HealthRow = {
  id: string;
  provider: string;
  label: string;
  mode: string;
  status: string;
  lastAnswerAt: Date | null;
  openedAt: Date | null;
  hasPull: boolean;
  problemAt: Date | null;
  askedAt: Date | null;
  triedAt: Date | null;
  nextTryAt: Date | null;
} & PullFigures;

type SentForm = { id: string; formHmac: string };

function insertConnection(
  actor: Actor,
  { provider, label, mode, settings, erasesWhatItReads = false }: NewConnection,
  form: SentForm,
): Promise<string> {
  const { id } = form;
  const resting = erasesWhatItReads ? ({ status: 'paused', pausedBecause: 'erases_what_it_reads' } as const) : {};
  return change(actor, async (tx, note) => {
    const parts = { pull: { create: {} }, gate: { create: { refilledAt: new Date(0) } } };
    const row = { ...form, provider, label, mode, settings: sealSettings(id, settings), ...resting, ...parts };
    await tx.connection.create({ data: row }).catch(orLabelTaken);
    note({ kind: 'connection.added', details: { provider, label, mode } }, { type: 'connection', id });
    if (erasesWhatItReads)
      note({ kind: 'connection.paused', details: { because: 'erases_what_it_reads' } }, { type: 'connection', id });
    return id;
  });
}

/** True when the same form was already saved and its answer was lost. The whole form is compared. */
async function wasAdded({ id, formHmac }: SentForm): Promise<boolean> {
  const known = await db().connection.findUnique({
    where: { id },
    select: { label: true, createdAt: true, formHmac: true },
  });
  if (!known || known.formHmac === formHmac) return known !== null;
  const added = `This is already added as “${known.label}” on ${momentLabel(known.createdAt)}.`;
  throw new Refusal('closed', `${added} What you sent now differs from it: change it on its own page.`);
}

/**
 * One connection with its settings unsealed, for one call. No right is checked: the settings never leave the server. A
 * removed connection has empty settings.
 * @throws Refusal `not_found`; SealBroken
 */
export async function connectionWithSettings(id: string): Promise<ConnectionWithSettings> {
  const opened = await connectionWithSettingsIfAny(id);
  if (!opened) throw new Refusal('not_found', 'There is no such connection.');
  return opened;
}

/** {@link connectionWithSettings}, or null for an unknown id. @throws SealBroken */
export async function connectionWithSettingsIfAny(id: string): Promise<ConnectionWithSettings | null> {
  const [row] = await select<SealedRow>(
    Prisma.sql`
      SELECT id, provider, label, mode, status, settings, previous_settings AS "previousSettings",
        previous_until AS "previousUntil", round_every_minutes AS "roundEveryMinutes",
        calls_per_second AS "callsPerSecond"
      FROM connection WHERE id = ${id}::uuid`,
    'connection with settings',
  );
  if (!row) return null;
  const { previousSettings, previousUntil, roundEveryMinutes, callsPerSecond } = row;
  const isStillAccepted = previousSettings !== null && previousUntil !== null && previousUntil > new Date();
  return {
    ...connectionOf(row),
    isRemoved: row.status === 'removed',
    settings: unsealSettings(id, row.settings),
    previousSettings: isStillAccepted ? unsealSettings(id, previousSettings, 'previous_settings') : null,
    pace: { roundEveryMinutes, callsPerSecond },
  };
}

/**
 * The health of each connection, for the queue.
 * @param labelOf gives a provider's name, since lib/data does not know the registry
 * @throws Refusal `not_allowed`
 */
export async function connectionHealths(
  actor: Actor,
  labelOf: (provider: string) => string,
): Promise<ConnectionHealth[]> {
  mustSee(actor);
  const rows = await select<HealthRow>(
    Prisma.sql`
      SELECT n.id, n.provider, n.label, n.mode, n.status, g.last_answer_at AS "lastAnswerAt",
        g.opened_at AS "openedAt", p.connection_id IS NOT NULL AS "hasPull", p.started_at AS "startedAt",
        p.finished_at AS "finishedAt", p.applicants_read AS "applicantsRead", p.expected, p.worked_ms AS "workedMs",
        p.problem, p.problem_at AS "problemAt", t.asked_at AS "askedAt", t.tried_at AS "triedAt",
        t.due_at AS "nextTryAt"
      FROM connection n LEFT JOIN gate g ON g.connection_id = n.id LEFT JOIN pull p ON p.connection_id = n.id
        LEFT JOIN connection_try t ON t.connection_id = n.id
      WHERE n.status <> 'removed' ORDER BY n.created_at, n.id`,
    'health of connections',
  );
  return rows.map((row) => ({
    id: row.id,
    provider: row.provider,
    providerLabel: labelOf(row.provider),
    label: row.label,
    mode: modeOf(row.mode),
    lastAnswerAt: row.lastAnswerAt?.toISOString() ?? null,
    trouble: troubleOf({ status: row.status, pull: row, gate: row }),
    tried: tryOf(row),
    pull: pullProgress(row.hasPull ? row : null),
  }));
}

function tryOf({ askedAt, triedAt, nextTryAt }: HealthRow): ConnectionHealth['tried'] {
  if (askedAt === null) return null;
  const at = (moment: Date | null) => moment?.toISOString() ?? null;
  return { askedAt: askedAt.toISOString(), triedAt: at(triedAt), nextAt: at(nextTryAt) };
}

/**
 * Pauses a connection: nothing is sent or received over it until a member resumes it. Only an active one is changed.
 * @throws Refusal `not_allowed`
 */
export async function pauseConnection(actor: Actor, id: string, because: PausedBecause): Promise<void> {
  if (actor.kind === 'member') mustBeAble(actor, 'keep-connections');
  await changeIfAny(actor, async (tx, note) => {
    const paused = await tx.connection.updateMany({
      where: { id, status: 'active' },
      data: { status: 'paused', pausedBecause: because },
    });
    if (paused.count > 0) note({ kind: 'connection.paused', details: { because } }, { type: 'connection', id });
  });
}

type ConnectionRow = { id: string; provider: string; label: string; mode: string; status: string };

type SealedRow = ConnectionRow & {
  settings: string;
  previousSettings: string | null;
  previousUntil: Date | null;
} & Pace;

function connectionOf(row: ConnectionRow): Connection {
  return {
    id: row.id,
    provider: row.provider,
    label: row.label,
    mode: modeOf(row.mode),
    isActive: row.status === 'active',
  };
}

function modeOf(mode: string): 'test' | 'live' {
  return mode === 'live' ? 'live' : 'test';
}

function mustSee(actor: Actor): void {
  if (actor.kind === 'member') mustBeAble(actor, 'see-connections');
}

/** For `catch`: turns the unique index's error on provider and label into a Refusal. */
export function orLabelTaken(error: unknown): never {
  throw error instanceof Error && 'code' in error && error.code === 'P2002' ? labelTaken() : error;
}

function labelTaken(): Refusal {
  const sentence = 'Another connection to this provider has this name.';
  return new Refusal('invalid', sentence, { label: sentence });
}
