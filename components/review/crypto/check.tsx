import type { ReactNode } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { CryptoView } from '#lib/review/applicant/crypto.ts';
import { Time } from '../time/time.tsx';
import { CryptoFacts } from './facts.tsx';
import { Flows } from './flows.tsx';
import { Funds } from './funds.tsx';
import { Said } from './said.tsx';

type CheckProps = {
  check: CryptoView;
  providerLabel: string;
  /** When Docket read it; shown where the vendor says no time. */
  readAt: string;
  /** Who searched it, and what can be done with it. */
  act?: ReactNode;
  /** Our own comments. */
  children?: ReactNode;
};

/** A wallet or transaction, with what the vendor found of it. Nothing is changed there from here. */
export function CryptoCheckSection({ check, providerLabel, readAt, act, children }: CheckProps) {
  const { details } = check;
  return (
    <section className="px-16 pt-8 pb-12 not-first:border-t not-first:border-l2">
      <header className="flex min-h-28 flex-wrap items-center gap-x-8 gap-y-4">
        <h3 className="font-semibold">{[check.label, check.blockchain?.toUpperCase()].filter(Boolean).join(', ')}</h3>
        <Address check={check} />
        {act}
        <span className="ms-auto text-11 text-t3">
          {`${providerLabel}, `}
          <Time at={details?.at ?? readAt} />
        </span>
      </header>
      <CryptoFacts check={check} providerLabel={providerLabel} />
      {details && (
        <>
          <div className="grid grid-cols-2 gap-x-24 gap-y-12 pt-8 phone:grid-cols-1">
            <Funds title="Source of funds" none="No source told" funds={details.sources} />
            <Funds title="Use of funds" none="No use told" funds={details.uses} />
          </div>
          <Flows sources={details.sources} uses={details.uses} />
        </>
      )}
      <div className="grid grid-cols-2 gap-x-24 phone:grid-cols-1">
        {details && <Said details={details} isHidden={check.isHidden} providerLabel={providerLabel} />}
        {children}
      </div>
    </section>
  );
}

function Address({ check: { address, isHidden, label } }: { check: CryptoView }) {
  if (address === null) return <span className="text-12 text-t3">No address given</span>;
  return (
    <>
      <bdi className="mono min-w-0 text-12 break-all">{address}</bdi>
      {isHidden ? (
        <Icon name="lock" className="text-t3" />
      ) : (
        <CopyButton text={address} what={label === 'Transaction' ? 'hash' : 'address'} />
      )}
    </>
  );
}
