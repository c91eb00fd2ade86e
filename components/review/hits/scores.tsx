import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import { bands } from '#lib/review/hits/ladder/points.ts';
import { halvesClass } from './halves.ts';
import { Scale } from './scale.tsx';
import { bandWords, severities, severityWord } from './words.ts';

/** Two scores that never become one: how likely it is the same person, and how bad it is if true. */
export function Scores({ hit: { hit, ladder, row }, isCompact }: { hit: ComparedHit; isCompact: boolean }) {
  const { total, band } = ladder;
  const step = (label: string, from: number) => ({ from, label: isCompact ? label : `${label}, ${from}` });
  return (
    <div className={cx(halvesClass, 'border-b')}>
      <Score title="Same person?">
        <p className="flex h-28 items-baseline gap-8 whitespace-nowrap">
          {total === null ? (
            <b className="flex items-center gap-6 text-15 font-semibold text-unknown">
              <Icon name="unknown" />
              {bandWords[band]}
            </b>
          ) : (
            <b className="text-18 font-semibold">{bandWords[band]}</b>
          )}
          <span className="truncate text-12 text-t2">
            {total === null ? 'nothing to compare' : `${total} points of 100`}
          </span>
        </p>
        <Scale
          value={total}
          steps={[{ from: 0, label: 'Unlikely' }, step('Possible', bands.possible), step('Likely', bands.likely)]}
        />
        <p className="text-12 text-t3">{vendorWords(hit.vendorScore, row.providerLabel, total)}</p>
      </Score>
      <Score title="How bad if true?">
        <p className="flex h-28 items-baseline gap-8 whitespace-nowrap">
          <b className="text-18 font-semibold">{severityWord(hit.severity)}</b>
          <span className="truncate text-12 text-t2">{`${hit.severity} of 100`}</span>
        </p>
        <Scale
          value={hit.severity}
          steps={[{ from: 0, label: 'Medium' }, step('High', severities.high), step('Severe', severities.severe)]}
        />
        <p className="text-12 text-t3">{`${hit.topicLabel}. ${hit.severityMeaning}`}</p>
      </Score>
    </div>
  );
}

function Score({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0 px-16 pt-10 pb-12">
      <h3 className="text-12 font-medium text-t2">{title}</h3>
      {children}
    </section>
  );
}

function vendorWords(score: number | null, vendor: string, total: number | null): string {
  const own = total === null ? 'Not 0: there is nothing to score.' : 'Docket’s points.';
  return score === null ? `${own} ${vendor} gave no score.` : `${own} ${vendor} says ${score} on its own scale.`;
}
