import type { KeyboardEvent } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { ComparedRow } from '#lib/review/facts/compared-rows.ts';

type CodeRowsProps = {
  code: 'Zone' | 'Barcode';
  rows: ComparedRow[];
  /** Called as a row is pointed at or focused, and as it is left; absent where it is not known where it was read. */
  onChoose?: ((isChosen: boolean) => void) | undefined;
  /** Called as a row that can be chosen is clicked, or Enter is pressed on it. */
  onZoom: () => void;
};

/** The fields of a zone or of a barcode beside those of the record. */
export function CodeRows({ code, rows, onChoose, onZoom }: CodeRowsProps) {
  return (
    <table className="w-full border-separate border-spacing-0 text-12">
      <thead>
        <tr className="text-11 text-t3">
          {['Field', code, 'Record'].map((head) => (
            <th key={head} scope="col" className="h-24 border-b border-l1 pe-12 text-start font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, code: value, record, source, verdict }) => (
          <tr
            key={label}
            data-verdict={verdict}
            className={cx('align-top', onChoose && 'hover:bg-s2 focus-visible:bg-s2')}
            {...(onChoose && {
              tabIndex: 0,
              onPointerEnter: () => onChoose(true),
              onPointerLeave: () => onChoose(false),
              onFocus: () => onChoose(true),
              onBlur: () => onChoose(false),
              onClick: onZoom,
              onKeyDown: (event: KeyboardEvent) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                onZoom();
              },
            })}
          >
            <th scope="row" className="border-b border-l1 py-4 pe-12 text-start font-normal whitespace-nowrap text-t2">
              {label}
            </th>
            <td className="border-b border-l1 py-4 pe-12 font-medium break-words">
              <bdi>{value}</bdi>
            </td>
            <td className="border-b border-l1 py-4">
              <span
                className={cx(
                  'inline-flex max-w-full flex-wrap items-baseline gap-x-6',
                  verdict === 'differs' && 'text-fail',
                )}
              >
                <Icon name={verdicts[verdict].icon} className="self-center" />
                <span className="sr-only">{verdicts[verdict].words}</span>
                <bdi className={cx(verdict === 'differs' && 'font-medium')}>{record ?? 'Not in the record'}</bdi>
                {source && <span className="text-11 text-t3">{source}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const verdicts: Record<ComparedRow['verdict'], { icon: IconName; words: string }> = {
  agrees: { icon: 'agrees', words: 'Agrees:' },
  differs: { icon: 'contradicts', words: 'Differs:' },
  unsure: { icon: 'neutral', words: 'Can’t be told:' },
  alone: { icon: 'notDone', words: '' },
};
