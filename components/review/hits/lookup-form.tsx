'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import type { HitView, LookupView } from '#lib/review/hits/view.ts';
import { newId } from '../new-id.ts';
import { Time } from '../time.tsx';
import type { HitActs, HitProblem } from './acts.ts';
import { hitQuery } from './query.ts';

const noteMax = 2_000;

/** Look-ups that reviewers made, and a form for another. Where the vendor gave no record, one opens the verdicts. */
export function Lookups({ hit, acts, canAttach }: { hit: HitView; acts: HitActs; canAttach: boolean }) {
  const isOffered = canAttach && !hit.hasRecord;
  if (hit.lookups.length === 0 && !isOffered) return null;
  return (
    <Section title="Your own look-up" aside="kept with the case, marked as ours">
      {hit.lookups.map((lookup) => (
        <Lookup key={lookup.id} lookup={lookup} />
      ))}
      {isOffered && <LookupForm hitId={hit.id} attach={acts.attach} />}
    </Section>
  );
}

function Lookup({ lookup: { link, note, by, at, sha256 } }: { lookup: LookupView }) {
  return (
    <div className="mb-8 text-12 leading-20">
      <p className="flex flex-wrap gap-x-8">
        <a href={link} target="_blank" rel="noopener noreferrer" className={linkClass}>
          <span className="break-all">{link}</span>
        </a>
        <span className="ms-auto text-t3">
          {by}, <Time at={at} />
        </span>
      </p>
      <p className="break-words">{note}</p>
      <p className="text-t3" title={sha256}>
        SHA-256 <span className="mono">{sha256.slice(0, 16)}…</span>
      </p>
    </div>
  );
}

function LookupForm({ hitId, attach }: { hitId: string; attach: HitActs['attach'] }) {
  const client = useQueryClient();
  const [lookupId, setLookupId] = useState(newId);
  const [link, setLink] = useState('');
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<HitProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    setIsBusy(true);
    const answer = await attach({ lookupId, hitId, link, note });
    setIsBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setLookupId(newId());
    setLink('');
    setNote('');
    await client.invalidateQueries({ queryKey: hitQuery(hitId).queryKey });
  };
  return (
    <form
      className="flex flex-col gap-10"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label="Where you looked"
        type="url"
        inputMode="url"
        placeholder="https://"
        value={link}
        required
        error={problem?.fields.link}
        onChange={(event) => setLink(event.target.value)}
      />
      <TextArea
        label="What you found"
        value={note}
        maxLength={noteMax}
        rows={2}
        required
        error={problem?.fields.note}
        placeholder="The name, birth date and list of the entry, or that there is none"
        onChange={(event) => setNote(event.target.value)}
      />
      {problem && !problem.fields.link && !problem.fields.note && <FieldError>{problem.message}</FieldError>}
      <Button type="submit" busy={isBusy} className="self-start">
        {isBusy ? 'Saving' : 'Attach'}
      </Button>
    </form>
  );
}
