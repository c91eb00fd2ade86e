import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ChecklistItem } from '#lib/review/case/view.ts';

/** The items of the checklist. On a low screen passed items are hidden. */
export function Checklist({ items }: { items: ChecklistItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id} className={cx('flex min-h-26 items-center gap-8', item.outcome === 'pass' && 'short:hidden')}>
          <ToneIcon tone={item.outcome} />
          <span className="min-w-0 truncate">{item.label}</span>
          {item.remark && <span className="ms-auto shrink-0 text-12 text-t3">{item.remark}</span>}
        </li>
      ))}
    </ul>
  );
}
