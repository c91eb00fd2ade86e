import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { orLabelTaken, type Pace } from './connections.ts';
import { type Settings, sealSettings } from './sealed-settings.ts';
import { settingsChange } from './settings-change.ts';

/** The wanted changes; what is absent stays. Test and live can't be changed: their applicants must never mix. */
export type ConnectionChange = {
  label?: string;
  pace?: Pace;
  /**
   * Makes the new settings from the present ones and checks the provider's rules. Pure: it runs under the row's lock.
   */
  settings?: (known: Settings) => Settings;
  /** The names of the settings that hold secrets. */
  secrets: readonly string[];
  /** The old secret leaked: deliveries signed with it are rejected from now on. */
  isLeaked?: boolean;
};

/**
 * Changes name, pace or settings of a connection. Replaced secrets stay valid for 24 hours, for webhooks only. A
 * replaced key ends the consent to erasure.
 * @returns the names of what changed; without any there is no ledger row
 * @throws Refusal `not_allowed`, `not_found`, `invalid` on `label`, and whatever `settings` throws
 */
export function changeConnection(actor: Actor, id: string, wanted: ConnectionChange): Promise<string[]> {
  mustBeAble(actor, 'keep-connections');
  return changeIfAny(actor, async (tx, note) => {
    const row = await locked(tx, id);
    const changed: Record<string, unknown> = {};
    if (wanted.label !== undefined && wanted.label !== row.label) changed.label = wanted.label;
    for (const [name, value] of Object.entries(wanted.pace ?? {}))
      if (value !== row[name as keyof Pace]) changed[name] = value;
    const settings = settingsChange({ id, ...row }, wanted);
    const fields = [...Object.keys(changed), ...settings.fields];
    if (fields.length === 0 && !settings.dropsPrevious) return [];
    await tx.connection.update({ where: { id }, data: { ...changed, ...settings.row } }).catch(orLabelTaken);
    // The failures happened with the old settings: the breaker starts closed.
    if (settings.fields.length > 0) await tx.gate.update({ where: { connectionId: id }, data: closedBreaker });
    note(
      { kind: 'connection.changed', details: { fields, hasNewSecrets: settings.hasNewSecrets } },
      { type: 'connection', id },
    );
    return fields;
  });
}

/**
 * Resumes a paused connection.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when its key erases what it reads and `acceptsErasure` is false
 */
export function resumeConnection(
  actor: Actor,
  id: string,
  { acceptsErasure }: { acceptsErasure: boolean },
): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  return changeIfAny(actor, async (tx, note) => {
    const row = await locked(tx, id);
    if (row.status !== 'paused') return;
    const erases = row.pausedBecause === 'erases_what_it_reads';
    if (erases && !acceptsErasure)
      throw new Refusal('closed', 'This key erases what it reads. Replace it, or say that reading may erase.');
    const accepted = erases ? { acceptsErasure: true } : {};
    await tx.connection.update({ where: { id }, data: { status: 'active', pausedBecause: null, ...accepted } });
    note({ kind: 'connection.resumed', details: { acceptsErasure: erases } }, { type: 'connection', id });
  });
}

/**
 * Removes a connection for good: its secrets are deleted; its applicants, cases and the ledger stay.
 * @param typedLabel the connection's name, typed as a confirmation
 * @throws Refusal `not_allowed`, `not_found`, `invalid` on `typedLabel`; `closed` while it has unfinished commands
 */
export function removeConnection(actor: Actor, id: string, typedLabel: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  return change(actor, async (tx, note) => {
    const { label } = await locked(tx, id);
    if (typedLabel.trim() !== label)
      throw new Refusal('invalid', 'This is not its name.', { typedLabel: `Type “${label}”.` });
    await mustHaveNothingUnderWay(tx, id);
    const gone = { settings: sealSettings(id, {}), previousSettings: null, previousUntil: null };
    await tx.connection.update({ where: { id }, data: { status: 'removed', pausedBecause: null, ...gone } });
    const applicants = await tx.applicant.count({ where: { connectionId: id } });
    note({ kind: 'connection.removed', details: { applicants } }, { type: 'connection', id });
  });
}

const closedBreaker = { failures: 0, firstFailureAt: null, openedAt: null, probeStartedAt: null };

/** Reads and locks the row until the end of the transaction, so that two changes happen one after the other. */
async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM connection WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.connection.findFirst({
    where: { id, status: { not: 'removed' } },
    select: {
      label: true,
      status: true,
      pausedBecause: true,
      settings: true,
      previousSettings: true,
      previousUntil: true,
      roundEveryMinutes: true,
      callsPerSecond: true,
    },
  });
  if (!row) throw new Refusal('not_found', 'There is no such connection.');
  return row;
}

async function mustHaveNothingUnderWay(tx: Tx, connectionId: string): Promise<void> {
  const underWay = await tx.command.count({ where: { connectionId, state: { in: ['held', 'waiting', 'unknown'] } } });
  if (underWay === 0) return;
  const what = underWay === 1 ? 'One command is' : `${underWay} commands are`;
  throw new Refusal('closed', `${what} still under way at this provider. Wait until none is, or withdraw them.`);
}
