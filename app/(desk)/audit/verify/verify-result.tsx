import { Time } from '#components/review/time/time.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { SignedHead } from '#lib/ledger/signed-head.ts';
import type { VerifiedExport } from '#lib/ledger/verify-export.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';
import { countOf } from '#lib/review/counted.ts';
import { HeadOutcomes } from './head-outcomes.tsx';
import type { VerifyOrder } from './messages.ts';

type ResultProps = { result: VerifiedExport | LedgerFault; agreeing: readonly SignedHead[]; order: VerifyOrder };

/** The verdict: whole, with the signed head, or the first row that is broken; and each head that the reader holds. */
export function VerifyResult({ result, agreeing, order: { source, held } }: ResultProps) {
  const outcomes = held.heads.length > 0 && <HeadOutcomes heads={held.heads} {...{ agreeing, result }} />;
  const what = source.from === 'file' ? 'The export' : 'The ledger';
  if (!result.ok)
    return (
      <>
        <Tone tone="fail">
          {what} is not whole. {placeWords(result.seq)}: {result.reason}.
        </Tone>
        <p className="mt-8 text-12 text-t2">Rows before this place are verified. Rows after it were not looked at.</p>
        {outcomes}
      </>
    );
  const { head, rows, from, publicKey } = result;
  return (
    <>
      <Tone tone="pass">
        {what} is whole: {countOf(rows, 'row')} verified, {from.toLocaleString('en')} to {head.seq.toLocaleString('en')}
      </Tone>
      <dl className="fact-grid mt-8 gap-x-16 gap-y-4 text-12">
        <dt className="text-t3">Signed head</dt>
        <dd>Row {head.seq.toLocaleString('en')}</dd>
        <dt className="text-t3">Its hash</dt>
        <dd className="mono break-all">{head.hash}</dd>
        <dt className="text-t3">Signed</dt>
        <dd>
          <Time at={head.at} as="exact" />
        </dd>
        <dt className="text-t3">Signature</dt>
        <dd>Valid, key {head.keyId}</dd>
        <dt className="text-t3">Public key</dt>
        <dd className="mono break-all">{publicKey}</dd>
      </dl>
      <p className="mt-8 text-12 text-t2">
        {held.publicKey === null
          ? 'The key is the one in the export: compare it with yours. '
          : 'It is the key that you hold. '}
        {held.heads.length === 0 &&
          'An older whole export can’t be told from the newest without a signed head of your own.'}
      </p>
      {outcomes}
    </>
  );
}

function placeWords(place: LedgerFault['seq']): string {
  if (typeof place === 'number') return `Row ${place.toLocaleString('en')}`;
  return typeof place === 'string' ? `The ${place} of the file` : `The ${place.table} ${place.id}`;
}
