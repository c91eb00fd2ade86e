'use client';

import { useState } from 'react';
import { answered, problemWords } from '#components/review/answered.ts';
import { CaseStateLabel } from '#components/review/case-state.tsx';
import { Time } from '#components/review/time/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { Link as Because, RelatedApplicant, RelationVerdict } from '#lib/review/related/related.ts';
import { judgeRelation } from './actions.ts';
import { Compared } from './compared.tsx';

const becauseWords: Record<Because, string> = {
  personalNumber: 'personal number',
  documentNumber: 'document number',
  vendorId: 'id at the provider',
  email: 'email',
  phone: 'phone',
  name_and_birth_date: 'name and birth date',
};

type RelatedProps = {
  one: RelatedApplicant;
  applicantId: string;
  isOpen: boolean;
  canJudge: boolean;
  onJudged: () => Promise<unknown>;
};

/** One related applicant: why they are linked, both side by side, and whether they are the same person. */
export function Related({ one, applicantId, isOpen, canJudge, onJudged }: RelatedProps) {
  return (
    <li className="border-b border-l1 last:border-b-0">
      <details open={isOpen} className="group">
        <summary className="flex min-h-36 cursor-pointer flex-wrap items-center gap-x-10 gap-y-2 px-16 py-4 text-12">
          <span className="text-13 font-medium">
            <bdi>{one.name ?? one.case?.number ?? 'Name not given'}</bdi>
          </span>
          {one.latinName && <span className="text-t3">{one.latinName}</span>}
          <span className="text-t2">
            {one.provider}, {one.connectionLabel}
          </span>
          {one.mode === 'test' && <Tag>Test</Tag>}
          {one.case && (
            <span className="flex items-center gap-6">
              <span className="mono text-t3">{one.case.number}</span>
              <CaseStateLabel state={one.case.state} outcome={one.case.outcome} />
            </span>
          )}
          <span className="ms-auto text-t2">
            {one.because.length > 0
              ? `Same ${one.because.map((link) => becauseWords[link]).join(', ')}`
              : 'Linked by a colleague'}
          </span>
        </summary>
        <div className="px-16 pb-10">
          {one.compared.length > 0 ? (
            <Compared rows={one.compared} />
          ) : (
            <p className="text-12 text-t2">
              One of the two was erased or could not be read: there is nothing to compare.
            </p>
          )}
          <Verdict one={one} applicantId={applicantId} canJudge={canJudge} onJudged={onJudged} />
        </div>
      </details>
    </li>
  );
}

const verdictWords: Record<RelationVerdict, string> = { same: 'The same person', not_same: 'Not the same person' };

function Verdict({ one, applicantId, canJudge, onJudged }: Omit<RelatedProps, 'isOpen'>) {
  const [busy, setBusy] = useState<RelationVerdict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const judge = async (pressed: RelationVerdict) => {
    setBusy(pressed);
    const verdict = one.verdict?.verdict === pressed ? null : pressed;
    const result = await answered(judgeRelation({ applicantId, otherId: one.id, verdict }));
    setProblem(result.ok ? null : problemWords(result, 'Not saved.'));
    if (result.ok) await onJudged();
    setBusy(null);
  };
  return (
    <div className="mt-8 flex flex-wrap items-center gap-8 text-12">
      {canJudge &&
        (['same', 'not_same'] as const).map((verdict) => (
          <Button
            key={verdict}
            size="sm"
            busy={busy === verdict}
            pressed={one.verdict?.verdict === verdict}
            onClick={() => void judge(verdict)}
          >
            {verdictWords[verdict]}
          </Button>
        ))}
      {one.verdict && (
        <span className="text-t2">
          {canJudge ? '' : `${verdictWords[one.verdict.verdict]}, `}
          {one.verdict.by}, <Time at={one.verdict.at} />
        </span>
      )}
      <ScreenLink href={`/applicants/${one.id}`} className="ms-auto text-accent hover:underline">
        Open
      </ScreenLink>
      {problem && (
        <div className="w-full">
          <FieldError>{problem}</FieldError>
        </div>
      )}
    </div>
  );
}
