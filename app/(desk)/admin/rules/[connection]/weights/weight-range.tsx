import type { RuleKey } from '#lib/review/rules/rule.ts';
import { numberWords, reachOf } from '#lib/review/rules/words.ts';

/** The width of the track in pixels, and how far the middle of the thumb stays from its ends. */
const track = { width: 132, inset: 6 };

type WeightRangeProps = { rule: RuleKey; base: number; value: number; onChange: ((value: number) => void) | null };

/** The browser's own range on a track with the hint shaded, a tick at the former value and the way from it. */
export function WeightRange({ rule, base, value, onChange }: WeightRangeProps) {
  const { from, to } = reachOf(rule, [base, value]);
  const x = (at: number) => track.inset + ((at - from) / (to - from)) * (track.width - 2 * track.inset);
  const { hint } = rule;
  return (
    <>
      <div className="rule-range">
        <svg width={track.width} height="20" aria-hidden="true">
          <rect className="hint" x={x(hint.from)} y="6" width={x(hint.to) - x(hint.from)} height="8" rx="1" />
          <rect className="track" x="0" y="9.5" width={track.width} height="1" />
          <rect
            className="moved"
            x={Math.min(x(base), x(value))}
            y="9"
            width={Math.abs(x(value) - x(base))}
            height="2"
          />
          <rect className="was" x={x(base) - 0.5} y="5" width="1" height="10" />
        </svg>
        <input
          type="range"
          min={from}
          max={to}
          step={rule.step}
          value={value}
          disabled={onChange === null}
          aria-label={`${rule.label}, draft, on a range`}
          aria-valuetext={`${numberWords(rule, value)}, ${rule.unit}`}
          onChange={({ target }) => onChange?.(Number(target.value))}
        />
      </div>
      <span className="flex w-132 justify-between text-11 text-t3">
        <span>{`${numberWords(rule, hint.from)} to ${numberWords(rule, hint.to)}`}</span>
        <span className="text-t2">{stricterWords[rule.stricter]}</span>
      </span>
    </>
  );
}

const stricterWords: Record<RuleKey['stricter'], string> = {
  higher: '↑ stricter',
  lower: '↓ stricter',
  unknown: 'not known',
};
