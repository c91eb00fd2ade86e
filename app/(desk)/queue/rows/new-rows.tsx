import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ListChange } from '#lib/review/case/queue-changes.ts';

/** What came in or left since the rows were read. They stay where they are until this is pressed. */
export function NewRows({ change, onShow }: { change: ListChange; onShow: () => void }) {
  return (
    <div role="status" className="shrink-0 border-b border-l1 bg-accent-tint">
      <button
        type="button"
        onClick={onShow}
        className={cx(
          'flex h-28 w-full items-center justify-center gap-6 text-12 text-t2 focus-visible:-outline-offset-2',
          'phone:h-44',
        )}
      >
        <Icon name="up" className="text-accent" />
        <b className="font-medium text-accent">{`${changeWords(change)}, show`}</b>
        rows stay where they are until then
      </button>
    </div>
  );
}

function changeWords({ arrived, left }: ListChange): string {
  return [arrived > 0 && `${arrived} new`, left > 0 && `${left} left this list`].filter(Boolean).join(', ');
}
