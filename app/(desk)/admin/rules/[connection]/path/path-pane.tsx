'use client';

import { StepsAndFoot } from '#components/review/publishing/steps-and-foot.tsx';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { Editing } from '../open-rules.ts';
import type { DraftEdit } from '../use-draft.ts';
import { DraftPath } from './draft-path.tsx';
import { RequestActs } from './request-acts.tsx';
import { RequestPath } from './request-path.tsx';
import { SentLines } from './sent-lines.tsx';

/** Beside an editor: the way of the open request, or of the draft while none is open. */
export function PathPane({ editing, edit }: { editing: Editing; edit: DraftEdit }) {
  const { book, connection, current, requests } = editing;
  const open = openRequestOf(requests);
  return (
    <aside
      aria-label="The way to the provider"
      className="flex min-h-0 flex-col border-s border-l2 stacked:border-s-0 stacked:border-t"
    >
      {open ? (
        <StepsAndFoot
          foot={
            <>
              <SentLines
                {...{ book, kind: open.kind, changes: open.changes }}
                provider={connection.providerLabel}
                number={current?.number ?? null}
              />
              <RequestActs request={open} book={book} provider={connection.providerLabel} />
            </>
          }
        >
          <RequestPath request={open} book={book} />
        </StepsAndFoot>
      ) : (
        <DraftPath editing={editing} edit={edit} />
      )}
    </aside>
  );
}
