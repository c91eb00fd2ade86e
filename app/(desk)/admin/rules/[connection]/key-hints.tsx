import { Kbd } from '#components/ui/kbd.tsx';

/** The keys of a screen, in its foot: "j k" are two keys that do one thing. */
export function KeyHints({ keys }: { keys: [keys: string, act: string][] }) {
  return (
    <span className="flex items-center gap-12 text-t3 phone:hidden">
      {keys.map(([names, act]) => (
        <span key={names} className="flex items-center gap-4">
          {names.split(' ').map((name) => (
            <Kbd key={name}>{name}</Kbd>
          ))}
          {act}
        </span>
      ))}
    </span>
  );
}
