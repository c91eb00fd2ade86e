import type { ApplicantContent, Check } from '../applicant/applicant.ts';
import { checkLabel } from '../applicant/labels.ts';
import { vendorHits } from './vendor-hits.ts';
import type { ScreeningCoverage, ScreeningView } from './view.ts';

/** One search of lists, as the vendor told it. */
export type ToldScreening = Pick<
  ScreeningView,
  'step' | 'label' | 'lists' | 'outcome' | 'providerOutcome' | 'found' | 'isWhole' | 'at'
>;

/**
 * The searches that the vendor made, also those that found nothing. No vendor says which lists it searched, so `lists`
 * holds only what a step's name or a hit says. A search is whole when it gave a result: it found nothing, or it found
 * something and told at least that.
 */
export function screeningsIn(applicant: Pick<ApplicantContent, 'checks' | 'hits'>): ToldScreening[] {
  const hits = vendorHits(applicant);
  return applicant.checks.flatMap((check) => {
    const { kind, name, outcome, providerOutcome, at } = check;
    if (kind !== 'aml' || outcome === 'not_done') return [];
    const isFinding = outcome === 'fail' || outcome === 'attention';
    const lists = [...new Set([...listsNamed(check), ...(isFinding ? hits.flatMap(({ list }) => list ?? []) : [])])];
    return [
      {
        step: name,
        label: checkLabel(check),
        lists: lists.sort(),
        outcome,
        providerOutcome,
        found: isFinding ? hits.length : 0,
        isWhole: outcome === 'pass' || (isFinding && hits.length > 0),
        at,
      },
    ];
  });
}

/** What the screen says about one connection of a person. Unknown and partial never are clear. */
export function coverageOf(
  at: Pick<ScreeningCoverage, 'applicantId' | 'connectionId' | 'providerLabel'>,
  screenings: readonly Pick<ScreeningView, 'outcome' | 'found' | 'isWhole' | 'at' | 'readAt'>[],
  liveHits: number,
): ScreeningCoverage {
  const last = screenings
    .map(({ at: moment, readAt }) => moment ?? readAt)
    .sort()
    .at(-1);
  const of = { ...at, lastAt: last ?? null };
  const { providerLabel } = at;
  if (liveHits > 0) return { ...of, state: 'found', sentence: `Screened by ${providerLabel}: hits found` };
  if (screenings.length === 0) return { ...of, state: 'not_screened', sentence: `Not screened by ${providerLabel}` };
  const isClear = screenings.every(({ isWhole, outcome }) => isWhole && outcome === 'pass');
  return isClear
    ? { ...of, state: 'clear', sentence: `Screened by ${providerLabel}: nothing found` }
    : { ...of, state: 'partial', sentence: `Screening by ${providerLabel} gave no whole result` };
}

function listsNamed({ name }: Check): string[] {
  const words = name.toUpperCase().match(/OFAC|SDN|HMT|INTERPOL|PEP/g);
  return words === null ? [] : [...new Set(words)];
}
