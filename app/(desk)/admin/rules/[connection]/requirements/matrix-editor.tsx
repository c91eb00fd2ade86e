'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { cellKey, setsOf } from '#lib/review/rules/matrix.ts';
import type { RequirementMatrix } from '#lib/review/rules/rule.ts';
import type { Editing } from '../open-rules.ts';
import { PathPane } from '../path/path-pane.tsx';
import { useDraft } from '../use-draft.ts';
import type { Effects } from './effects.ts';
import { Legend } from './legend.tsx';
import { MatrixTable } from './matrix-table.tsx';

type MatrixEditorProps = { editing: Editing; matrix: RequirementMatrix; effects: Effects };

/** All switches by document type and data source, and the way to the provider. */
export function MatrixEditor({ editing, matrix, effects }: MatrixEditorProps) {
  const edit = useDraft(editing);
  const [isChangedOnly, setIsChangedOnly] = useState(false);
  const changed = new Set(edit.changes.map(({ key }) => key));
  const rows = matrix.switches.filter(
    ({ key }) => !isChangedOnly || setsOf(matrix).some(({ type, source }) => changed.has(cellKey(type, source, key))),
  );
  return (
    <div className="grid min-h-0 grow rule-pair-grid stacked:block">
      <section aria-label="Requirements" className="flex min-h-0 min-w-0 flex-col">
        <div className="flex min-h-36 shrink-0 flex-wrap items-center gap-x-16 gap-y-4 px-16 py-4 text-12 text-t2">
          <Legend />
          <Button
            size="sm"
            className="ms-auto"
            pressed={isChangedOnly}
            onClick={() => setIsChangedOnly(!isChangedOnly)}
          >
            {`Changed only ${changed.size}`}
          </Button>
        </div>
        {edit.lockedBecause && (
          <p className="shrink-0 border-t border-l1 px-16 py-6 text-12 text-t2">{edit.lockedBecause}</p>
        )}
        <div className="relative min-h-0 grow overflow-auto border-t border-l2 thin-scroll">
          {rows.length === 0 ? (
            <Empty title="Nothing is changed">The draft has the values in force.</Empty>
          ) : (
            <MatrixTable {...{ matrix, rows, edit, changed, effects }} connectionId={editing.connection.id} />
          )}
        </div>
      </section>
      <PathPane editing={editing} edit={edit} />
    </div>
  );
}
