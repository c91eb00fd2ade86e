import { cx } from '#components/ui/cx.ts';
import { fieldClass } from '#components/ui/form/field.tsx';
import type { RuleKey } from '#lib/review/rules/rule.ts';
import { changeWords, numberWords } from '#lib/review/rules/words.ts';
import { Effect, type WeightEffects } from './effect.tsx';
import { useTyped } from './use-typed.ts';
import { WeightRange } from './weight-range.tsx';

type WeightRowProps = {
  rule: RuleKey;
  /** In force, and what the draft began with. */
  current: number;
  base: number;
  value: number;
  /** What it was before it was changed outside Docket, or since the draft began; undefined where it was not. */
  was: number | boolean | null | undefined;
  effects: WeightEffects;
  /** Whether the draft on the screen is the one that was simulated. */
  isCurrent: boolean;
  onChange: ((value: number) => void) | null;
};

/** One number: what it means, in force, in the draft, its range, and what is to be said of it. */
export function WeightRow({ rule, current, base, value, was, effects, isCurrent, onChange }: WeightRowProps) {
  const { typed, problem, input } = useTyped(rule, value, onChange);
  const isChanged = value !== base;
  return (
    <tr data-rule={rule.key} tabIndex={-1} className={cx('rule-row', isChanged && 'changed')}>
      <td>
        <span className="flex min-w-0 items-baseline gap-8 narrow:flex-wrap narrow:gap-y-0">
          <b className="shrink-0 font-medium">{rule.label}</b>
          <span className="rule-key" title={rule.key}>
            {rule.key}
          </span>
        </span>
        <span className="block text-12 text-t2">{rule.meaning}</span>
      </td>
      <td className="number whitespace-nowrap">
        <span className={cx(was !== undefined && 'border-b-2 border-attention font-semibold')}>
          {numberWords(rule, current)}
        </span>
        {typeof was === 'number' && <span className="block text-11 text-t3">{`was ${numberWords(rule, was)}`}</span>}
      </td>
      <td className="number">
        <input
          {...input}
          type="number"
          step={rule.step}
          value={typed}
          disabled={onChange === null}
          aria-label={`${rule.label}, draft, ${rule.unit}`}
          aria-invalid={problem ? true : undefined}
          className={cx(fieldClass(problem), 'h-24 px-6 disabled:border-l2 disabled:text-t2 phone:h-36')}
        />
        <span className="block text-11 font-medium">
          {problem ? <span className="text-fail">Type a number</span> : isChanged && changeWords(rule, base, value)}
        </span>
      </td>
      <td>
        <WeightRange {...{ rule, base, value, onChange }} />
      </td>
      <td className="text-12">
        <Effect {...{ rule, base, value, effects, isCurrent }} />
      </td>
    </tr>
  );
}
