import type { z } from 'zod';
import type { Provider } from '#lib/providers/provider.ts';
import { secretFields } from '#lib/providers/settings.ts';
import type { SettingControl, SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { controlKinds } from './form.ts';
import { issueText, needed, valueAt } from './problems.ts';

type Settings = Record<string, unknown>;

/**
 * The settings that a form's answer describes. A secret left empty keeps its value, unless the address it would be sent
 * to has changed: a person who may change an address must not get the key sent there.
 * @param known the current settings; null for a new connection
 * @throws Refusal `invalid` with a sentence per wrong field, which never holds the value that was typed
 */
export function settingsFrom(
  provider: Pick<Provider, 'settings'>,
  draft: SettingsDraft,
  known: Settings | null,
): Settings {
  const kinds = controlKinds(provider);
  const unknown = Object.keys(draft).find((name) => !kinds.has(name));
  if (unknown !== undefined) throw new Refusal('invalid', 'This form is not the one of this provider.');
  const problems: Record<string, string> = {};
  const wanted: Settings = {};
  for (const [name, control] of kinds) {
    try {
      const value = parsedValue(control, draft[name]);
      wanted[name] = value === undefined && control.isSecret && draft[name] !== null ? known?.[name] : value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      problems[name] = 'This is not JSON.';
    }
  }
  const parsed = provider.settings.safeParse(withoutEmpty(wanted));
  for (const issue of parsed.error?.issues ?? [])
    problems[pathOf(issue, kinds)] ??= valueAt(wanted, issue.path) === undefined ? needed : issueTextAt(issue, kinds);
  if (known !== null) Object.assign(problems, secretsToTypeAgain(provider, { known, wanted, draft }));
  if (Object.keys(problems).length > 0)
    throw new Refusal('invalid', 'Some settings can’t be used as they are.', problems);
  return withoutEmpty(parsed.data ?? {});
}

/** @throws SyntaxError where a field for JSON holds something else */
function parsedValue({ control }: SettingControl, given: SettingsDraft[string] | undefined): unknown {
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
  const unchanged = secretFields(provider.settings).filter(
    (name) => known[name] !== undefined && isLeftEmpty(draft[name]),
  );
  return Object.fromEntries(
    unchanged.map((name) => [name, 'The address is another one, so this has to be typed in again.']),
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

/** The name of the field at which an issue is shown; `variants` have fields within. */
function pathOf({ path }: z.core.$ZodIssue, kinds: Map<string, SettingControl>): string {
  const name = String(path[0] ?? '');
  return kinds.get(name)?.control.kind === 'variants' && path.length > 1 ? `${name}.${String(path[1])}` : name;
}

/** What is wrong; in a field for JSON with the path to the value. */
function issueTextAt(issue: z.core.$ZodIssue, kinds: Map<string, SettingControl>): string {
  const isWithin = issue.path.length > 1 && kinds.get(String(issue.path[0]))?.control.kind === 'json';
  return `${isWithin ? `${issue.path.slice(1).map(String).join('.')}: ` : ''}${issueText(issue)}`;
}
