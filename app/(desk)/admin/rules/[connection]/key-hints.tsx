import { KeyHint } from '#components/shell/hints/key-hint.tsx';

/**
 * The keys of a screen, in its foot: "j k" are two keys that do one thing.
 * @param group the group in which they are registered
 */
export function KeyHints({ group, keys }: { group: string; keys: [keys: string, act: string][] }) {
  return (
    <span className="flex items-center gap-12 text-t3 phone:hidden">
      {keys.map(([names, act]) => (
        <span key={names} className="flex items-center gap-4">
          {names.split(' ').map((name) => (
            <KeyHint key={name} group={group} of={name} />
          ))}
          {act}
        </span>
      ))}
    </span>
  );
}
