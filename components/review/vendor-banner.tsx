import type { ReactNode } from 'react';
import { Banner } from '#components/ui/banner.tsx';
import type { VendorTrouble } from '#lib/review/connections/vendor-trouble.ts';
import { spanWords } from './time/spans.ts';

/** What is wrong with a connection and since when. The screen adds what that means for it. */
export function VendorBanner(props: {
  vendor: string;
  trouble: VendorTrouble;
  now: string;
  children: ReactNode;
  act?: ReactNode;
}) {
  const { vendor, trouble, now, children, act } = props;
  const span = spanWords(Date.parse(now) - Date.parse(trouble.since));
  if (trouble.kind === 'down') {
    return (
      <Banner tone="attention" title={`${vendor} has not answered for ${span}.`} act={act}>
        {children}
      </Banner>
    );
  }
  return (
    <Banner tone="attention" title={`Copying from ${vendor} has failed for ${span}.`} act={act}>
      {trouble.problem}. {children}
    </Banner>
  );
}

/** A vendor that was down answers again, and what follows. */
export function VendorAnswers({ vendor, children }: { vendor: string; children: ReactNode }) {
  return (
    <Banner tone="plain" title={`${vendor} answers again.`}>
      {children}
    </Banner>
  );
}
