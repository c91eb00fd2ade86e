'use client';

import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import { halvesClass } from './halves.ts';
import { Marked } from './marked.tsx';
import { Sentence } from './sentence.tsx';
import { bandWords, pointsWords } from './words.ts';

const first = 2;

/** The list's name that was used and the runner-up, and what would change the total. */
export function NamesAndChanges({ hit: { ladder, whatIf } }: { hit: ComparedHit }) {
  const [areAllShown, setAreAllShown] = useState(false);
  const { compared } = ladder;
  if (compared.length === 0) return null;
  const shown = areAllShown ? compared : compared.slice(0, first);
  return (
    <div className={cx(halvesClass, 'border-y')}>
      <section aria-label="Name compared" className={partClass}>
        <h3 className={headClass}>
          Name compared
          <span className="ms-auto text-12 font-normal text-t3">{`${compared.length} on the entry`}</span>
        </h3>
        <ul>
          {shown.map(({ list, isPrimary, points }, at) => (
            <li key={`${list.text} ${String(at)}`} className={lineClass}>
              <span className="min-w-0 font-medium">
                <Marked {...list} className="block truncate" />
              </span>
              <span className="whitespace-nowrap text-t2">
                {`${isPrimary ? 'name' : 'alias'}, ${at === 0 ? 'used' : at === 1 ? 'runner-up' : 'lower'}, `}
                <b className="font-medium text-t1">{pointsWords(points)}</b>
              </span>
            </li>
          ))}
          {compared.length > shown.length && (
            <li className={lineClass}>
              <span className="text-t2">{`${compared.length - shown.length} more, lower`}</span>
              <button type="button" className={linkClass} onClick={() => setAreAllShown(true)}>
                {`Show all ${compared.length}`}
              </button>
            </li>
          )}
        </ul>
      </section>
      <section aria-label="What would change it" className={partClass}>
        <h3 className={headClass}>What would change it</h3>
        <ul>
          {whatIf.length === 0 && <li className="text-12 text-t2">Nothing that we could ask for.</li>}
          {whatIf.slice(0, 4).map(({ words, total, band }) => (
            <li key={words} className={lineClass}>
              <span className="min-w-0 truncate">
                <Sentence text={words} />
              </span>
              <span className="whitespace-nowrap text-t2">
                <b className="font-medium text-t1">{total ?? '–'}</b>
                {`, ${bandWords[band].toLowerCase()}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const partClass = 'min-w-0 px-16 pt-8 pb-10';
const headClass = 'flex min-h-24 items-center font-semibold';
const lineClass = cx('grid row-grid items-baseline gap-10 py-3 text-12');
