import type { z } from 'zod';
import type { Provider } from '#lib/providers/provider.ts';
import { secretFields } from '#lib/providers/settings.ts';
import type { SettingControl, SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { controlKinds } from './form.ts';
import { issueWords, needed, valueAt } from './problems.ts';

type Settings = Record<string, unknown>;

/**
 * The settings a form asks for. A secret that was left empty stays as it is, unless the address it would be sent to is
 * another one: whoever may change an address must not thereby be given the key.
 * @param known the settings as they are; null for a connection that is being added
 * @throws Refusal `invalid`, with what is wrong beside each field and never with what stood in it
 */
export function settingsFrom(
  provider: Pick<Provider, 'settings'>,
  draft: SettingsDraft,
  known: Settings | null,
): Settings {
  const kinds = controlKinds(provider);
  const strange = Object.keys(draft).find((name) => !kinds.has(name));
  if (strange !== undefined) throw new Refusal('invalid', 'This form is not the one of this provider.');
  const problems: Record<string, string> = {};
  const wanted: Settings = {};
  for (const [name, control] of kinds) {
    try {
      const value = typed(control, draft[name]);
      wanted[name] = value === undefined && control.isSecret && draft[name] !== null ? known?.[name] : value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems[name] = 'This is not JSON.';
    }
  }
  const parsed = provider.settings.safeParse(withoutEmpty(wanted));
  for (const issue of parsed.error?.issues ?? [])
    problems[pathOf(issue, kinds)] ??= valueAt(wanted, issue.path) === undefined ? needed : words(issue, kinds);
  if (known !== null) Object.assign(problems, secretsToTypeAgain(provider, { known, wanted, draft }));
  if (Object.keys(problems).length > 0)
    throw new Refusal('invalid', 'Some settings can’t be used as they are.', problems);
  return withoutEmpty(parsed.data ?? {});
}

/** @throws SyntaxError for what should be JSON and is not */
function typed({ control }: SettingControl, given: SettingsDraft[string] | undefined): unknown {
  if (given === undefined || given === null || given === '') return undefined;
  if (typeof given !== 'string')
    return control.kind === 'variants' && typeof given === 'object' && given[control.by] === '' ? undefined : given;
  if (control.kind === 'json') return JSON.parse(given);
  if (control.kind === 'number') return given.trim() === '' ? undefined : Number(given);
  return given;
}

function secretsToTypeAgain(
  provider: Pick<Provider, 'settings'>,
  { known, wanted, draft }: { known: Settings; wanted: Settings; draft: SettingsDraft },
): Record<string, string> {
  const moved = Object.keys(wanted).filter(
    (name) => originOf(known[name]) !== originOf(wanted[name]) && originOf(wanted[name]) !== null,
  );
  if (moved.length === 0) return {};
  const kept = secretFields(provider.settings).filter((name) => known[name] !== undefined && isLeftEmpty(draft[name]));
  return Object.fromEntries(
    kept.map((name) => [name, 'The address is another one, so this has to be typed in again.']),
  );
}

function isLeftEmpty(given: SettingsDraft[string] | undefined): boolean {
  return (
    given === undefined ||
    given === '' ||
    (typeof given === 'object' && given !== null && Object.values(given).every((text) => text === ''))
  );
}

function originOf(value: unknown): string | null {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null;
}

function withoutEmpty(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The field to show it at; `variants` have fields within. */
function pathOf({ path }: z.core.$ZodIssue, kinds: Map<string, SettingControl>): string {
  const name = String(path[0] ?? '');
  return kinds.get(name)?.control.kind === 'variants' && path.length > 1 ? `${name}.${String(path[1])}` : name;
}

/** A path within JSON is named. */
function words(issue: z.core.$ZodIssue, kinds: Map<string, SettingControl>): string {
  const isWithin = issue.path.length > 1 && kinds.get(String(issue.path[0]))?.control.kind === 'json';
  return `${isWithin ? `${issue.path.slice(1).map(String).join('.')}: ` : ''}${issueWords(issue)}`;
}
