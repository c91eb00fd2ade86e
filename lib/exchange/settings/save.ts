import { changeConnection } from '#lib/data/connections/change.ts';
import {
  addConnection,
  connectionWithSettings,
  type Pace,
  pauseConnection,
} from '#lib/data/connections/connections.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { secretFields } from '#lib/providers/settings.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { disconnect, knownProvider } from '../connect.ts';
import { settingsFrom } from './parse.ts';

/** The form of a new connection. `erasesWhatItReads` is what a test of its settings has just found. */
export type NewConnectionForm = {
  id: string;
  provider: string;
  label: string;
  mode: 'test' | 'live';
  settings: SettingsDraft;
  erasesWhatItReads: boolean;
};

/**
 * The form of an existing connection; `settings` null leaves all of them as they are. `isLeaked`: the replaced secret
 * is known to others, so webhooks signed with it are rejected from now on.
 */
export type ConnectionForm = {
  label: string;
  pace: Pace;
  settings: SettingsDraft | null;
  isLeaked: boolean;
  erasesWhatItReads: boolean;
};

/**
 * Adds a connection from its form. The worker then starts to read its applicants.
 * @returns its id
 * @throws Refusal `not_allowed`, `invalid` with what is wrong beside each field
 */
export async function addFromForm(actor: Actor, { settings: draft, ...form }: NewConnectionForm): Promise<string> {
  mustBeAble(actor, 'keep-connections');
  const settings = settingsFrom(knownProvider(form.provider), draft, null);
  return addConnection(actor, { ...form, settings });
}

/**
 * Changes a connection as its form says. A secret left empty stays as it is.
 * @returns the names of what changed
 * @throws Refusal `not_allowed`, `not_found`, `invalid` with what is wrong beside each field
 */
export async function changeFromForm(actor: Actor, id: string, form: ConnectionForm): Promise<string[]> {
  mustBeAble(actor, 'keep-connections');
  const provider = knownProvider((await connectionWithSettings(id)).provider);
  mustBeSlower(form.pace, provider);
  const { label, pace, settings: draft, isLeaked } = form;
  const settings =
    draft === null ? undefined : (known: Record<string, unknown>) => settingsFrom(provider, draft, known);
  const fields = await changeConnection(actor, id, {
    label,
    pace,
    settings,
    secrets: secretFields(provider.settings),
    isLeaked,
  });
  if (form.erasesWhatItReads) await pauseConnection(actor, id, 'erases_what_it_reads');
  disconnect();
  return fields;
}

/** The pace in the adapter is the fastest: no vendor documents a limit, so more calls could get the account blocked. */
function mustBeSlower({ roundEveryMinutes, callsPerSecond }: Pace, { pace, label }: Provider): void {
  const problems: Record<string, string> = {};
  if (roundEveryMinutes !== null && roundEveryMinutes < pace.roundEveryMinutes)
    problems.roundEveryMinutes = `${label} is asked every ${pace.roundEveryMinutes} minutes at most.`;
  if (callsPerSecond !== null && callsPerSecond > pace.callsPerSecond)
    problems.callsPerSecond = `${label} gets ${pace.callsPerSecond} calls a second at most.`;
  if (Object.keys(problems).length > 0)
    throw new Refusal('invalid', 'A connection can be slowed down, not sped up.', problems);
}
