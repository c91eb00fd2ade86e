import { Banner } from '#components/ui/banner.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';

type OfView = { view: ApplicantView };

/** Tells the reader that they are asked to confirm. */
export function SecondBanner({ view }: OfView) {
  return (
    <Banner tone="plain" title="You are the second person.">
      {view.case?.staged?.by} decided. You can’t change it, only confirm or return it.
    </Banner>
  );
}

/** Tells that a decision which waited to be confirmed can't be any more. */
export function VoidBanner({ view }: OfView) {
  const { by = '', isOwn = false } = view.case?.staged ?? {};
  return (
    <Banner tone="fail" title="The staged decision is void.">
      {`What it rests on changed after ${isOwn ? 'you' : by} decided. It can’t be confirmed. `}
      {isOwn ? 'Decide again on what is there now.' : `The case is back with ${by}.`}
    </Banner>
  );
}
