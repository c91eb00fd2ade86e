import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { HitVerdict } from '#lib/review/hits/hit.ts';

const choices: { verdict: HitVerdict; label: string; short: string; hint: string }[] = [
  { verdict: 'true_match', label: 'True match', short: 'True match', hint: 't' },
  { verdict: 'false_positive', label: 'False positive', short: 'False positive', hint: 'f' },
  { verdict: 'unsure', label: 'Unsure, ask a second person', short: 'Unsure', hint: 'u' },
];

type VerdictChoiceProps = {
  verdict: HitVerdict | null;
  /** Side by side, where the width allows and the height does not. */
  isCompact: boolean;
  isClosed: (verdict: HitVerdict) => boolean;
  onChoose: (verdict: HitVerdict) => void;
};

/** Three radio buttons; none is chosen before. */
export function VerdictChoice({ verdict, isCompact, isClosed, onChoose }: VerdictChoiceProps) {
  return (
    <fieldset
      className={cx(
        'overflow-clip rounded-4 border border-l2 divide-l1',
        isCompact ? 'flex divide-x *:grow phone:flex-col phone:divide-x-0 phone:divide-y' : 'divide-y',
      )}
    >
      <legend className="sr-only">Verdict</legend>
      {choices.map((choice) => {
        const isChosen = choice.verdict === verdict;
        const isOff = isClosed(choice.verdict);
        return (
          <label
            key={choice.verdict}
            className={cx(
              'relative flex h-32 items-center gap-8 px-8 has-focus-visible:outline-2',
              'has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent phone:h-44',
              isChosen && 'bg-accent-tint font-medium text-accent',
              isOff ? 'cursor-not-allowed text-t3' : 'cursor-pointer',
              !isChosen && !isOff && 'hover:bg-s2',
            )}
          >
            <input
              type="radio"
              name="verdict"
              checked={isChosen}
              disabled={isOff}
              onChange={() => onChoose(choice.verdict)}
              // A closed one is heard too: it is there, and why it is closed is said below.
              className={
                isOff
                  ? 'sr-only'
                  : cx(
                      'size-12 shrink-0 appearance-none rounded-full border outline-none',
                      'forced-colors:appearance-auto',
                      isChosen ? 'border-4 border-accent' : 'border-l3',
                    )
              }
            />
            {isOff && <Icon name="lock" />}
            <span className="truncate">{isCompact ? choice.short : choice.label}</span>
            <KeyHint group="Hit" of={choice.hint} look={isChosen ? 'chosen' : 'plain'} className="ms-auto" />
          </label>
        );
      })}
    </fieldset>
  );
}
