'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { CheckView } from '#lib/review/applicant/view.ts';
import { type CheckColumns, CheckRow, columnsOf, headsOf } from './check-row.tsx';
import { FoldRow } from './fold-row.tsx';
import { groupsOf } from './grouped-checks.ts';
import { DetailTable } from './table.tsx';
import { WordsButton } from './words-button.tsx';

/** What has to be looked at, the worst first. What passed and what was not done take one line each, which opens. */
export function Checks({ checks, providerLabel }: { checks: CheckView[]; providerLabel: string }) {
  const [showsWords, setShowsWords] = useState(false);
  const toggle = () => setShowsWords((shown) => !shown);
  const label = `${providerLabel}’s words`;
  useShortcuts('Details', checks.length > 0 ? [{ key: 'w', label, run: toggle }] : []);
  if (checks.length === 0)
    return <Empty title="No checks">{`${providerLabel} reports none for this applicant.`}</Empty>;
  const columns = columnsOf(checks, showsWords);
  const { open, passed, notDone } = groupsOf(checks);
  return (
    <>
      <DetailTable heads={headsOf(columns, providerLabel)}>
        <CheckRows checks={open} columns={columns} />
        <Fold checks={passed} tone="pass" word="passed" columns={columns} />
        <Fold checks={notDone} tone="not_done" word="not done" columns={columns} />
      </DetailTable>
      <WordsButton label={label} isShown={showsWords} onToggle={toggle} />
    </>
  );
}

function CheckRows({ checks, columns }: { checks: CheckView[]; columns: CheckColumns }) {
  return checks.map((check, index) => (
    <CheckRow key={`${check.kind} ${check.name} ${String(index)}`} check={check} columns={columns} />
  ));
}

type FoldProps = { checks: CheckView[]; tone: 'pass' | 'not_done'; word: string; columns: CheckColumns };

function Fold({ checks, tone, word, columns }: FoldProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (checks.length === 0) return null;
  return (
    <>
      <FoldRow
        tone={tone}
        label={`${checks.length} ${word}`}
        span={headsOf(columns, '').length}
        isOpen={isOpen}
        onToggle={() => setIsOpen(!isOpen)}
      />
      {isOpen && <CheckRows checks={checks} columns={columns} />}
    </>
  );
}
