'use client';

import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { Editing } from '../open-rules.ts';
import type { DraftEdit } from '../use-draft.ts';
import { DraftPath } from './draft-path.tsx';
import { RequestActs } from './request-acts.tsx';
import { RequestPath } from './request-path.tsx';
import { SentLines } from './sent-lines.tsx';

/** Beside an editor: the way of the open request, or of the draft while none is open. */
export function PathPane({ editing, edit }: { editing: Editing; edit: DraftEdit }) {
  const { book, connection, current, rights, requests } = editing;
  const open = openRequestOf(requests);
  return (
    <aside
      aria-label="The way to the provider"
      className="flex min-h-0 flex-col border-s border-l2 stacked:border-s-0 stacked:border-t"
    >
      {open ? (
        <>
          <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
            <RequestPath request={open} book={book} />
          </div>
          <div className="flex shrink-0 flex-col gap-8 border-t border-l2 px-16 pt-10 pb-12">
            <SentLines
              {...{ book, kind: open.kind, changes: open.changes }}
              provider={connection.providerLabel}
              number={current?.number ?? null}
            />
            <RequestActs
              request={open}
              book={book}
              provider={connection.providerLabel}
              isConfirmable={rights.confirm}
            />
          </div>
        </>
      ) : (
        <DraftPath editing={editing} edit={edit} />
      )}
    </aside>
  );
}
