import { cx } from '#components/ui/cx.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { ZoneView } from '#lib/review/facts/zone-view.ts';

/** The lines of a zone, its check digits marked, and a sentence for each that is wrong. */
export function ZoneLines({ zone: { lines, digits, faults, unread } }: { zone: ZoneView }) {
  return (
    <div className="flex min-w-0 flex-col gap-8">
      {lines === null ? (
        <p className="text-12 text-t2">The lines are hidden: the policy masks numbers in them. Reveal the number.</p>
      ) : (
        <pre className="mono overflow-x-auto rounded-4 bg-s2 px-10 py-8 leading-18 thin-scroll">
          {lines.map((runs, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have their number alone
            <div key={line}>
              {runs.map(({ text, is }, at) =>
                is === 'text' ? (
                  text
                ) : (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: runs have their number alone
                    key={at}
                    data-digit={is}
                    className={cx(
                      'rounded-2 font-medium',
                      is === 'wrong'
                        ? 'bg-fail-tint text-fail underline decoration-fail decoration-2 underline-offset-2'
                        : 'text-pass',
                    )}
                  >
                    {text}
                  </span>
                ),
              )}
            </div>
          ))}
        </pre>
      )}
      {unread !== null && <Tone tone="attention">{unread}</Tone>}
      {faults.length > 0 && (
        <ul className="flex flex-col gap-2">
          {faults.map((fault) => (
            <li key={fault}>
              <Tone tone="fail">{fault}</Tone>
            </li>
          ))}
        </ul>
      )}
      {faults.length === 0 && unread === null && (
        <Tone tone="pass">{`${digits.right} of ${digits.total} check digits right, recomputed here`}</Tone>
      )}
    </div>
  );
}
