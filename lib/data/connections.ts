import 'server-only';
import { randomUUID } from 'node:crypto';
import { env } from '#lib/env.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { PausedBecause } from '#lib/review/audit.ts';
import { mustBeAble } from '#lib/review/policy.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { ConnectionHealth } from '#lib/review/views.ts';
import { db } from './database.ts';
import { change, changeIfAny } from './ledger.ts';
import { keyEncryptionKey, sealText, unsealText } from './seal.ts';

export type NewConnection = { provider: string; label: string; mode: 'test' | 'live'; settings: Record<string, unknown> };

export type Connection = { id: string; provider: string; label: string; mode: 'test' | 'live'; isActive: boolean };

/** A connection with its settings opened: only for the call they are needed for, never to be kept or shown. */
export type OpenConnection = Connection & { settings: unknown };

/**
 * Adds an account at a provider, its settings sealed. Whether the settings suit the provider is asked before, by lib/exchange.
 * @returns its id; for a provider and label that are already there, the id of those, changed in nothing
 * @throws Refusal `not_allowed` for anyone but the system: the screen for it comes with its own right
 */
export async function addConnection(actor: Actor, { provider, label, mode, settings }: NewConnection): Promise<string> {
  if (actor.kind !== 'system') throw new Refusal('not_allowed', 'Your role does not allow this.');
  const known = await db().connection.findFirst({ where: { provider, label, status: { not: 'removed' } }, select: { id: true } });
  if (known) return known.id;
  const id = randomUUID();
  const sealed = sealText(JSON.stringify(settings), keyEncryptionKey(), settingsPlace(id));
  await change(actor, async (tx, note) => {
    await tx.connection.create({
      data: { id, provider, label, mode, settings: sealed, pull: { create: {} }, gate: { create: { refilledAt: new Date(0) } } },
    });
    note({ kind: 'connection.added', details: { provider, label, mode } }, { type: 'connection', id });
  });
  return id;
}

/**
 * One connection with its settings, for the moment of a call. Only the system opens them, on whoever's behalf.
 * @throws Refusal `not_found`; SealBroken
 */
export async function openConnection(id: string): Promise<OpenConnection> {
  const row = await db().connection.findUnique({ where: { id }, select: { ...shown, settings: true } });
  if (!row) throw new Refusal('not_found', 'There is no such connection.');
  return { ...connectionOf(row), settings: JSON.parse(unsealText(row.settings, env().DATA_KEYS, settingsPlace(id))) as unknown };
}

/** How each connection is, for the strip of the queue. `labelOf` names a provider: the registry is not known here. */
export async function connectionHealths(actor: Actor, labelOf: (provider: string) => string): Promise<ConnectionHealth[]> {
  mustSee(actor);
  const rows = await db().connection.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { ...shown, pull: true, gate: { select: { lastAnswerAt: true, openedAt: true } } },
  });
  return rows.map(({ pull, gate, ...row }) => ({
    id: row.id,
    provider: row.provider,
    providerLabel: labelOf(row.provider),
    label: row.label,
    mode: modeOf(row.mode),
    lastAnswerAt: gate?.lastAnswerAt?.toISOString() ?? null,
    downSince: gate?.openedAt?.toISOString() ?? null,
    pull: {
      isRunning: pull?.startedAt != null && pull.finishedAt === null,
      applicantsRead: pull?.applicantsRead ?? 0,
      finishedAt: pull?.finishedAt?.toISOString() ?? null,
      problem: pull?.problem ?? null,
    },
  }));
}

/**
 * Nothing goes out or comes in over it until someone resumes it. One that is not active stays as it is.
 * @throws Refusal `not_allowed`
 */
export async function pauseConnection(actor: Actor, id: string, because: PausedBecause): Promise<void> {
  if (actor.kind === 'member') mustBeAble(actor, 'keep-connections');
  await changeIfAny(actor, async (tx, note) => {
    const paused = await tx.connection.updateMany({ where: { id, status: 'active' }, data: { status: 'paused', pausedBecause: because } });
    if (paused.count > 0) note({ kind: 'connection.paused', details: { because } }, { type: 'connection', id });
  });
}

const shown = { id: true, provider: true, label: true, mode: true, status: true } as const;

function connectionOf(row: { id: string; provider: string; label: string; mode: string; status: string }): Connection {
  return { id: row.id, provider: row.provider, label: row.label, mode: modeOf(row.mode), isActive: row.status === 'active' };
}

function modeOf(mode: string): 'test' | 'live' {
  return mode === 'live' ? 'live' : 'test';
}

function mustSee(actor: Actor): void {
  if (actor.kind === 'member') mustBeAble(actor, 'see-connections');
}

function settingsPlace(id: string) {
  return { table: 'connection', column: 'settings', row: id };
}
