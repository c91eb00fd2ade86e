'use client';

import { useRouter } from 'next/navigation';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ownKey, type Shortcut } from '../keys.ts';
import { ScreenLink } from '../screen-link.tsx';
import { useKeys } from '../use-keys.ts';
import { Keys } from './keys.tsx';

/**
 * Every key that does something on this screen. Several parts of a screen may add to one group.
 */
export function KeyHelp({
  groups,
  onClose,
}: {
  groups: { group: string; shortcuts: Shortcut[] }[];
  onClose: () => void;
}) {
  const router = useRouter();
  const change = () => {
    onClose();
    router.push('/me#keys');
  };
  const { changed } = useKeys();
  const byGroup = Map.groupBy(groups.toSorted(everywhereLast), ({ group }) => group);
  return (
    <Dialog
      title="Keys"
      onClose={onClose}
      acts={
        <>
          <ScreenLink href="/me#keys" go={change} className={buttonClass('quiet')}>
            Change keys
          </ScreenLink>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="-mx-8 max-h-480 overflow-auto px-8 thin-scroll">
        {[...byGroup].map(([group, parts]) => (
          <section key={group} className="mt-12">
            <h3 className="text-12 text-t3">{group}</h3>
            <dl>
              {merged(parts.flatMap(({ shortcuts }) => shortcuts)).map(([label, keys]) => (
                <div
                  key={label}
                  className="flex min-h-26 items-center justify-between gap-12 border-b border-l1 last:border-b-0"
                >
                  <dt>{label}</dt>
                  <dd className="flex gap-4">
                    <Keys keys={keys.map((key) => ownKey(changed, group, key))} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function everywhereLast(one: { group: string }, other: { group: string }): number {
  return Number(one.group === 'Everywhere') - Number(other.group === 'Everywhere');
}

/** Keys that do the same share a line. */
function merged(shortcuts: Shortcut[]): [string, string[]][] {
  const lines = new Map<string, string[]>();
  for (const { key, label } of shortcuts) {
    if (label) lines.set(label, [...(lines.get(label) ?? []), key]);
  }
  return [...lines];
}
