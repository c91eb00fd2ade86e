import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { RuleKey } from '#lib/review/rules/rule.ts';
import type { WeightRanges } from '#lib/review/rules/simulation/result.ts';
import { type RangeWords, rangeWords } from '#lib/review/rules/simulation/words.ts';
import { directionWords, isOutsideHint, numberWords } from '#lib/review/rules/words.ts';

/** What the newest simulation on the values in force says of each weight. */
export type WeightEffects = {
  /** Each moved alone over its whole range; null without a simulation. */
  ranges: WeightRanges | null;
  /** Of the sessions that the draft flips, how many each changed weight moved furthest. */
  flips: Record<string, number>;
  /** Where those sessions are. */
  href: string;
};

type EffectProps = {
  rule: RuleKey;
  base: number;
  value: number;
  effects: WeightEffects;
  /** Whether the figures are of the draft as it is on the screen. */
  isCurrent: boolean;
};

/** At most two things about a number: outside its hint, what it flips, what it could do alone, which way it moves. */
export function Effect({ rule, base, value, effects: { ranges, flips, href }, isCurrent }: EffectProps) {
  const range = ranges?.byKey[rule.key];
  const flipped = value !== base && isCurrent ? flips[rule.key] : undefined;
  const direction = directionWords(rule, base, value);
  const numberOf = (at: number) => numberWords(rule, at);
  const lines = [
    isOutsideHint(rule, value) && (
      <Tone key="hint" tone="attention">{`outside ${numberOf(rule.hint.from)} to ${numberOf(rule.hint.to)}`}</Tone>
    ),
    flipped !== undefined && ranges && (
      <Flips key="flips" count={flipped} of={ranges.used} href={`${href}&moved=${rule.key}`} />
    ),
    direction && <span key="way" className="text-t2">{`${direction} than now`}</span>,
    ...(ranges && range
      ? rangeLines(rangeWords(range, { made: range.made, used: ranges.used, numberOf }), isOutsideHint(rule, value))
      : []),
    rule.standard !== null && <span key="default" className="text-t3">{`default ${numberOf(rule.standard)}`}</span>,
  ].filter((line) => line !== false && line !== null);
  return lines.slice(0, 2).map((line) => (
    <span key={line?.key} className="block">
      {line}
    </span>
  ));
}

function Flips({ count, of, href }: { count: number; of: number; href: string }) {
  return (
    <a className={linkClass} href={href}>
      {`flips ${count.toLocaleString('en')} of ${of.toLocaleString('en')}`}
    </a>
  );
}

function rangeLines({ words, more, standing }: RangeWords, isShort: boolean) {
  return [
    standing ? (
      <Tone key="range" tone={standing} quiet={standing === 'not_done'}>
        {words}
      </Tone>
    ) : (
      <span key="range" className="text-t2">
        {words}
      </span>
    ),
    !isShort && more !== null && (
      <span key="more" className="text-11 text-t3" title={more}>
        {more}
      </span>
    ),
  ];
}
