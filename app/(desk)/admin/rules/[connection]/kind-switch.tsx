import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { kindLabels, partHref, type RulesPart } from '../place.ts';

type KindSwitchProps = { connectionId: string; part: RulesPart; kinds: readonly RuleKind[]; current: RuleKind };

/** Which kind of rules a part shows. */
export function KindSwitch({ connectionId, part, kinds, current }: KindSwitchProps) {
  if (kinds.length < 2) return null;
  return (
    <nav aria-label="Kind of rules" className="inline-flex h-24 rounded-4 bg-s2 p-2 text-12 phone:h-36">
      {kinds.map((kind) => (
        <Link
          key={kind}
          href={partHref(connectionId, part, { kind })}
          prefetch={false}
          aria-current={kind === current ? 'true' : undefined}
          className={cx(
            'flex items-center rounded-3 px-8',
            kind === current ? 'bg-s1 font-medium text-t1 ring-1 ring-l2' : 'text-t2 hover:text-t1',
          )}
        >
          {kindLabels[kind]}
        </Link>
      ))}
    </nav>
  );
}
