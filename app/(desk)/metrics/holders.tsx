import { Popover } from '#components/ui/menu/popover.tsx';
import type { Figure } from '#lib/review/metrics/figure.ts';
import type { MetricsNow } from '#lib/review/metrics/read.ts';
import { countWords } from '#lib/review/metrics/words.ts';
import { FigureLink } from './figure-link.tsx';

type HoldersProps = { holders: MetricsNow['holders']; base: Figure; opens: boolean };

/** Who has claimed the cases: how many people, and on demand each of them. */
export function Holders({ holders, base, opens }: HoldersProps) {
  return (
    <span className="text-12 text-t2">
      {'by '}
      <Popover
        trigger={holders.length === 1 ? '1 person' : `${countWords(holders.length)} people`}
        triggerClass="rounded-2 text-t2 underline decoration-l3 decoration-dotted underline-offset-3 hover:text-t1"
        className="max-h-288 min-w-160 overflow-y-auto thin-scroll"
        focusOn="a"
      >
        <ul aria-label="Claimed by">
          {holders.map(({ id: holder, name, cases }) => (
            <li key={holder} className="flex min-h-24 items-center justify-between gap-16">
              {name}
              <FigureLink
                text={countWords(cases)}
                figure={{ ...base, now: 'claimed', holder }}
                opens={opens}
                label={`Claimed by ${name}`}
                className="tabular-nums"
              />
            </li>
          ))}
        </ul>
      </Popover>
    </span>
  );
}
