import type { Registered } from '../shortcuts.tsx';

/** Something that the palette offers. */
export type Command = { group: string; label: string; keys: string[]; run: () => void };

/**
 * The keys of a screen as commands. Of a key that several parts have, only
 * the one that acts; keys that do the same share a command.
 * @param acting what acts now, the part that was registered last first
 * @param perform does what a key does
 */
export function commandsOf(acting: readonly Registered[], perform: (shortcut: Registered) => void): Command[] {
  const commands = new Map<string, Command>();
  const byKey = Map.groupBy(acting, ({ key }) => key);
  for (const [key, [first, ...others]] of byKey) {
    // A part without a label does what the labelled one of the same group does, in another place.
    const label = [first, ...others].find((one) => one?.label && one.group === first?.group)?.label;
    if (!first || !label) continue;
    const known = commands.get(`${first.group} ${label}`);
    if (known) known.keys.push(key);
    else commands.set(`${first.group} ${label}`, { group: first.group, label, keys: [key], run: () => perform(first) });
  }
  return [...commands.values()];
}

/**
 * The commands that have every word of a text at the beginning of one of their own words, label or group; first those
 * whose label begins with the text.
 */
export function found<C extends Pick<Command, 'group' | 'label'>>(commands: readonly C[], text: string): C[] {
  const wanted = wordsOf(text);
  const matching = commands.filter(({ group, label }) => {
    const words = wordsOf(`${label} ${group}`);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const begins = ({ label }: C) => wordsOf(label).join(' ').startsWith(wanted.join(' '));
  return [...matching.filter(begins), ...matching.filter((command) => !begins(command))];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
