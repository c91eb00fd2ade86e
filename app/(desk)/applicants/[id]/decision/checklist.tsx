import type { Ref } from 'react';
import { cx } from '#components/ui/cx.ts';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Section } from '#components/ui/section.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { ChecklistItem } from '#lib/review/case/view.ts';

type ChecklistProps = {
  /** The list, for the focus that goes to what is not ticked yet. */
  ref?: Ref<HTMLUListElement>;
  items: ChecklistItem[];
  /** Ids of the items ticked by hand. */
  ticks: readonly string[];
  /** Ticks an item, or takes the tick back; null where nothing can be ticked. */
  onTick: ((id: string) => void) | null;
  error?: string | undefined;
  /** Who ticked the items, where it was not the reader. */
  tickedBy?: string;
};

/**
 * The items of the checklist, answered from the data. What the data can't answer is ticked by hand. On a low screen
 * passed items are hidden.
 */
export function ChecklistSection({ ref, items, ticks, onTick, error, tickedBy }: ChecklistProps) {
  if (items.length === 0) return null;
  const done = items.filter((item) => item.outcome === 'pass' || (item.needsHand && ticks.includes(item.id))).length;
  return (
    <Section title="Checklist" aside={`${done} of ${items.length}`}>
      <ul ref={ref}>
        {items.map((item) => (
          <li key={item.id} className={cx('py-3', item.outcome === 'pass' && 'short:hidden')}>
            <Item item={item} isTicked={ticks.includes(item.id)} onTick={onTick} tickedBy={tickedBy} />
          </li>
        ))}
      </ul>
      {error && <FieldError>{error}</FieldError>}
    </Section>
  );
}

type ItemProps = {
  item: ChecklistItem;
  isTicked: boolean;
  onTick: ChecklistProps['onTick'];
  tickedBy: string | undefined;
};

function Item({ item, isTicked, onTick, tickedBy }: ItemProps) {
  const remark = isTicked && item.needsHand && tickedBy ? `ticked by ${tickedBy}` : item.remark;
  const text = (
    <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-8">
      <span>{item.label}</span>
      {remark && <span className="ms-auto text-12 text-t3">{remark}</span>}
    </span>
  );
  if (!item.needsHand || onTick === null)
    return (
      <span className="flex min-h-20 items-center gap-8">
        <ToneIcon tone={item.needsHand && isTicked ? 'pass' : item.outcome} />
        {text}
      </span>
    );
  return (
    <label className="flex min-h-20 items-center gap-8 phone:min-h-44">
      <input
        type="checkbox"
        checked={isTicked}
        onChange={() => onTick(item.id)}
        className="shrink-0 accent-accent-solid"
      />
      {text}
    </label>
  );
}
