'use client';

import { useState } from 'react';
import { DetailTable } from '#components/review/detail-table.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { CheckView } from '#lib/review/applicant/view.ts';
import { type CheckColumns, CheckRow, columnsOf, headsOf } from './check-row.tsx';
import { FoldRow } from './fold-row.tsx';
import { groupsOf } from './grouped-checks.ts';
import { WordsButton } from './words-button.tsx';

/** What has to be looked at, the worst first. What passed and what was not done take one line each, which opens. */
export function Checks({ checks, providerLabel }: { checks: CheckView[]; providerLabel: string }) {
  const [opened, setOpened] = useState<FoldOf['tone'][]>([]);
  const [showsWords, setShowsWords] = useState(false);
  const toggle = () => setShowsWords((shown) => !shown);
  const label = `${providerLabel}’s words`;
  useShortcuts('Details', checks.length > 0 ? [{ key: 'w', label, run: toggle }] : []);
  if (checks.length === 0)
    return <Empty title="No checks">{`${providerLabel} reports none for this applicant.`}</Empty>;
  const { open, passed, notDone } = groupsOf(checks);
  const folds: FoldOf[] = [
    { checks: passed, tone: 'pass', word: 'passed', isOpen: opened.includes('pass') },
    { checks: notDone, tone: 'not_done', word: 'not done', isOpen: opened.includes('not_done') },
  ];
  const columns = columnsOf([...open, ...folds.flatMap((fold) => (fold.isOpen ? fold.checks : []))], showsWords);
  return (
    <>
      <DetailTable heads={headsOf(columns, providerLabel)}>
        <CheckRows checks={open} columns={columns} />
        {folds.map((fold) => (
          <Fold
            key={fold.tone}
            fold={fold}
            columns={columns}
            onToggle={() =>
              setOpened((tones) => (fold.isOpen ? tones.filter((tone) => tone !== fold.tone) : [...tones, fold.tone]))
            }
          />
        ))}
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

type FoldOf = { checks: CheckView[]; tone: 'pass' | 'not_done'; word: string; isOpen: boolean };

function Fold({ fold, columns, onToggle }: { fold: FoldOf; columns: CheckColumns; onToggle: () => void }) {
  const { checks, tone, word, isOpen } = fold;
  if (checks.length === 0) return null;
  const span = headsOf(columns, '').length;
  return (
    <>
      <FoldRow tone={tone} label={`${checks.length} ${word}`} span={span} isOpen={isOpen} onToggle={onToggle} />
      {isOpen && <CheckRows checks={checks} columns={columns} />}
    </>
  );
}
