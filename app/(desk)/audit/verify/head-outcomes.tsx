import { FirstRows } from '#components/review/publishing/first-rows.tsx';
import { Time } from '#components/review/time/time.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { type HeadOutcome, headOutcome } from '#lib/ledger/heads-text.ts';
import type { SignedHead } from '#lib/ledger/signed-head.ts';
import type { VerifiedExport } from '#lib/ledger/verify-export.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';

type OutcomesProps = {
  heads: readonly SignedHead[];
  agreeing: readonly SignedHead[];
  result: VerifiedExport | LedgerFault;
};

const said: Record<HeadOutcome, { tone: 'pass' | 'fail' | 'not_done'; words: string }> = {
  agrees: { tone: 'pass', words: 'Agrees' },
  differs: { tone: 'fail', words: 'Does not agree' },
  before: { tone: 'not_done', words: 'Before the first row of this export' },
  not_reached: { tone: 'not_done', words: 'Not reached' },
};

const order: HeadOutcome[] = ['differs', 'not_reached', 'before', 'agrees'];

/** Each head that the reader holds, and whether the ledger still says what it signed: those that do not come first. */
export function HeadOutcomes({ heads, agreeing, result }: OutcomesProps) {
  const lines = heads
    .map((head) => ({ head, outcome: headOutcome(head, agreeing, result) }))
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.head.seq - a.head.seq);
  const agree = lines.filter(({ outcome }) => outcome === 'agrees').length;
  return (
    <section aria-label="Signed heads that you hold" className="mt-8 text-12">
      <h3 className="font-medium">
        {`${agree.toLocaleString('en')} of ${heads.length.toLocaleString('en')} signed heads agree`}
      </h3>
      <FirstRows>
        {lines.map(({ head, outcome }) => (
          <li key={head.signature} className="flex min-h-22 items-center gap-8 border-b border-l1 py-2 last:border-b-0">
            <span>Row {head.seq.toLocaleString('en')}</span>
            <span className="text-t3">
              <Time at={head.at} />
            </span>
            <Tone tone={said[outcome].tone} className="ms-auto">
              {said[outcome].words}
            </Tone>
          </li>
        ))}
      </FirstRows>
    </section>
  );
}
