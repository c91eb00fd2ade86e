'use client';

import Link from 'next/link';
import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { SavedWords } from '#components/review/publishing/saved-words.tsx';
import { Step } from '#components/review/publishing/step.tsx';
import { StepsAndFoot } from '#components/review/publishing/steps-and-foot.tsx';
import { useAct } from '#components/review/publishing/use-act.ts';
import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { linkClass } from '#components/ui/link.ts';
import { countOf } from '#lib/review/counted.ts';
import type { DraftView, PoliciesView } from '#lib/review/policies/view.ts';
import { goodForDays } from '#lib/review/second-person.ts';
import { longestSentence } from '#lib/review/sentence.ts';
import { askPolicyPublish } from '../actions.ts';
import { Differences } from '../differences.tsx';
import { placeHref } from '../place.ts';
import type { DraftEdit } from '../use-draft.ts';

type DraftPathProps = { view: PoliciesView; draft: DraftView; edit: DraftEdit };

/** The way of a draft: what it changes, its preview, why, and the second person. */
export function DraftPath({ view, draft, edit }: DraftPathProps) {
  const [rationale, setRationale] = useState('');
  const [requestId] = useState(newId);
  const { isBusy, problem, run } = useAct('Not asked.');
  const lacking = lackingOf(draft, edit, rationale);
  const ask = () => run(() => askPolicyPublish({ requestId, version: draft.version, rationale }));
  return (
    <StepsAndFoot
      foot={
        <>
          {lacking && <p className="text-12 text-t2">{lacking}</p>}
          <Button
            look="primary"
            size="lg"
            busy={isBusy}
            disabled={lacking !== null}
            className="justify-center"
            onClick={() => void ask()}
          >
            Ask a second person
          </Button>
          {problem && <FieldError>{problem.message}</FieldError>}
        </>
      }
    >
      <Step
        title="Draft"
        standing={edit.changes.length > 0 ? 'pass' : 'not_done'}
        aside={<SavedWords edit={edit} savedAt={draft.savedAt} />}
      >
        {draft.restoresEdition !== null && <p>{`Restores version ${draft.restoresEdition}.`}</p>}
        {edit.changes.length === 0 ? <p>Nothing is changed yet.</p> : <Differences differences={edit.changes} />}
      </Step>
      <Step title="Preview" standing={edit.changes.length > 0 ? 'pending' : 'not_done'}>
        {edit.changes.length === 0 ? (
          <p>What the draft would do to the open cases.</p>
        ) : (
          <Link href={placeHref('preview')} prefetch={false} className={linkClass}>
            What it would do to the open cases
          </Link>
        )}
      </Step>
      <Step title="Rationale" standing={rationale.trim() === '' ? 'not_done' : 'pass'}>
        <TextArea
          label="Why it changes"
          value={rationale}
          maxLength={longestSentence}
          rows={3}
          error={problem?.fields.rationale}
          onChange={({ target }) => setRationale(target.value)}
        />
      </Step>
      <Step title="Second person" standing="not_done">
        <p>{`Another admin or an approver confirms it within ${goodForDays} days. An edit ends the request.`}</p>
      </Step>
      <Step title="Publish" standing="not_done">
        <p>{`When it is confirmed, it is version ${view.edition.number + 1}, at once.`}</p>
      </Step>
    </StepsAndFoot>
  );
}

/** What has to be done before a second person can be asked; null when nothing has. */
function lackingOf(draft: DraftView, edit: DraftEdit, rationale: string): string | null {
  if (draft.isBehind) return 'Newer policies are published. Rebase the draft first.';
  const wrong = Object.keys(edit.problems).length + Object.values(edit.typed).filter(({ problem }) => problem).length;
  if (wrong > 0) return `${countOf(wrong, 'field')} to correct.`;
  if (edit.changes.length === 0) return 'Change something first.';
  if (rationale.trim() === '') return 'Write the rationale first.';
  return edit.isSaved ? null : 'The last edit is being saved.';
}
