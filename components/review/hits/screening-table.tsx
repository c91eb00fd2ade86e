import { cx } from '#components/ui/cx.ts';
import { Tone, type ToneName } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { HitsView, ScreeningCoverage, ScreeningView } from '#lib/review/hits/view.ts';
import { Time } from '../time/time.tsx';

/**
 * Each look through the lists, also one that found nothing. A connection that was never screened is a row too, and only
 * a whole screening that found nothing looks clear.
 */
export function ScreeningTable({ view }: { view: HitsView }) {
  const { screenings, coverage } = view;
  const never = coverage.filter(({ state }) => state === 'not_screened');
  return (
    <section aria-label="Screenings of this person">
      <h3 className="flex min-h-32 items-center px-16 font-semibold">
        Screenings of this person
        <span className="ms-auto text-12 font-normal text-t3">{countOf(screenings.length, 'screening')}</span>
      </h3>
      <div className="overflow-x-auto thin-scroll">
        <table className="w-full border-separate border-spacing-0 text-12">
          <thead>
            <tr>
              {['When', 'Screened by', 'What', 'Found', 'Lists'].map((head) => (
                <th key={head} scope="col" className={headClass}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {screenings.map((screening) => (
              <Line key={screening.id} screening={screening} provider={view.providerLabel} />
            ))}
            {never.map((one) => (
              <Never key={one.connectionId} one={one} />
            ))}
            {screenings.length + never.length === 0 && <Untold provider={view.providerLabel} />}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const headClass =
  'h-24 border-y border-l1 bg-s0 px-8 text-start text-11 font-medium whitespace-nowrap text-t3 first:ps-16 last:pe-16';
const cellClass = 'h-28 border-b border-l1 px-8 text-t2 first:ps-16 last:pe-16';

function Line({ screening, provider }: { screening: ScreeningView; provider: string }) {
  const { tone, words } = foundIn(screening);
  return (
    <tr>
      <td className={cellClass}>{screening.at ? <Time at={screening.at} /> : 'No date given'}</td>
      <td className={cellClass}>{provider}</td>
      <td className={cellClass}>{screening.label}</td>
      <td className={cellClass}>
        <Tone tone={tone} quiet={tone === 'pass'}>
          {words}
        </Tone>
      </td>
      <td className={cx(cellClass, 'min-w-120')}>{screening.lists.join(', ') || 'Not given'}</td>
    </tr>
  );
}

function Never({ one }: { one: ScreeningCoverage }) {
  return (
    <tr>
      <td className={cellClass}>Never</td>
      <td className={cellClass}>{one.providerLabel}</td>
      <td className={cellClass}>–</td>
      <td className={cellClass}>
        <Tone tone="not_done" quiet>
          {one.sentence}
        </Tone>
      </td>
      <td className={cellClass}>–</td>
    </tr>
  );
}

/** Hits came, and nothing about the search that found them. */
function Untold({ provider }: { provider: string }) {
  return (
    <tr>
      <td className={cellClass}>Not given</td>
      <td className={cellClass}>{provider}</td>
      <td className={cellClass}>–</td>
      <td className={cellClass}>
        <Tone tone="not_done" quiet>
          {`${provider} gave no screening`}
        </Tone>
      </td>
      <td className={cellClass}>–</td>
    </tr>
  );
}

/** Only "pass", whole and without a hit, is clear; a partial or unknown result never looks so. */
function foundIn({ outcome, found, isWhole }: ScreeningView): { tone: ToneName; words: string } {
  if (found > 0) return { tone: 'attention', words: countOf(found, 'hit') };
  if (outcome === 'pass') {
    return isWhole ? { tone: 'pass', words: 'Nothing found' } : { tone: 'unknown', words: 'Nothing found, in part' };
  }
  if (outcome === 'pending') return { tone: 'pending', words: 'Not finished' };
  if (outcome === 'unknown') return { tone: 'unknown', words: 'Not clear: a word we do not know' };
  return { tone: 'attention', words: 'A match, of which no record was given' };
}
