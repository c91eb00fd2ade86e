import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { ToneIcon, type ToneName } from '#components/ui/tone.tsx';

type FoldRowProps = { tone: ToneName; label: string; span: number; isOpen: boolean; onToggle: () => void };

/** One line for many rows that say the same; it opens. */
export function FoldRow({ tone, label, span, isOpen, onToggle }: FoldRowProps) {
  return (
    <tr>
      <td colSpan={span} className="border-b border-l1 p-0">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className={cx(
            'flex h-28 w-full items-center gap-6 px-16 text-t2 hover:bg-s2 focus-visible:-outline-offset-2',
            'phone:h-44',
          )}
        >
          <ToneIcon tone={tone} />
          {label}
          <Icon name="right" className={cx('text-t3', isOpen && 'rotate-90')} />
        </button>
      </td>
    </tr>
  );
}
