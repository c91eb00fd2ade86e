'use client';

import { StepsAndFoot } from '#components/review/publishing/steps-and-foot.tsx';
import type { PoliciesView } from '#lib/review/policies/view.ts';
import { RequestActs } from '../requests/request-acts.tsx';
import type { DraftEdit } from '../use-draft.ts';
import { DraftPath } from './draft-path.tsx';
import { NoDraft } from './no-draft.tsx';
import { RequestPath } from './request-path.tsx';

/** Beside the editor: the way of one's own open request, or of the draft. */
export function PathPane({ view, edit }: { view: PoliciesView; edit: DraftEdit }) {
  const open = view.requests.find(({ isOwn, state }) => isOwn && state === 'waiting');
  return (
    <aside
      aria-label="The way to a published version"
      className="flex min-h-0 flex-col border-s border-l2 stacked:border-s-0 stacked:border-t"
    >
      {open && (
        <StepsAndFoot foot={<RequestActs request={open} />}>
          <RequestPath request={open} />
        </StepsAndFoot>
      )}
      {!open && (view.draft ? <DraftPath view={view} draft={view.draft} edit={edit} /> : <NoDraft view={view} />)}
    </aside>
  );
}
