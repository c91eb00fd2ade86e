import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ChecklistItem } from '#lib/review/case/view.ts';

/** What the policy asks to be true. On a low screen the lines that are fold away. */
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
