import { useId } from 'react';
import type { FundsView } from '#lib/review/applicant/crypto.ts';
import { percent } from './percent.ts';

type FundsProps = { title: string; none: string; funds: FundsView };

/** Where funds came from or went to, by the kind of counterparty, as bars. */
export function Funds({ title, none, funds }: FundsProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h4 id={id} className="text-12 font-medium">
        {title}
      </h4>
      {funds.byKind.length === 0 && <p className="text-12 text-t3">{none}</p>}
      <ul className="pt-2 text-12">
        {funds.byKind.map(({ label, share, count }) => (
          <li key={label} className="grid funds-columns items-center gap-x-8 py-2">
            <span className="min-w-0 break-words">{label}</span>
            <progress aria-hidden="true" className="meter w-full" value={share ?? 0} max={1} />
            <span className="text-end whitespace-nowrap text-t2">
              {share === null ? `${count}, share not told` : percent(share)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
