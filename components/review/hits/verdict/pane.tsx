'use client';

import { useRef, useState } from 'react';
import { DraftNote } from '#components/review/draft/note.tsx';
import { dayWords } from '#components/review/time/moments.ts';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { cx } from '#components/ui/cx.ts';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Choice } from '#components/ui/form/choice.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { TextArea } from '#components/ui/form/text-area.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Section } from '#components/ui/section.tsx';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import type { ComparedHit } from '#lib/review/hits/ladder/answer.ts';
import type { HitsJudged } from '#lib/review/hits/view.ts';
import type { HitActs } from '../acts.ts';
import { VerdictChoice } from './choice.tsx';
import { VerdictCommit, VerdictKeys } from './commit.tsx';
import { HitsOfPerson } from './hits-of-person.tsx';
import { OtherHits, useOthers } from './other-hits.tsx';
import { Part } from './part.tsx';
import { ResolvedHit } from './resolved-hit.tsx';
import { useVerdict, type VerdictForm } from './use-verdict.ts';

const noteMax = 2_000;

type VerdictPaneProps = {
  hit: ComparedHit;
  acts: HitActs;
  /** The reader's day, YYYY-MM-DD. */
  today: string;
  onDone: (done: HitsJudged) => void;
  isCompact?: boolean;
};

/** What the reviewer says of a hit; or what was said, with undo while the case is not decided. */
export function VerdictPane(props: VerdictPaneProps) {
  const { hit, acts, isCompact = false } = props;
  const { may } = hit.row;
  const isOpen = hit.hit.state === 'open' || hit.hit.state === 'unsure';
  return (
    <section
      aria-label="Verdict"
      className={cx(
        'bg-s1',
        !isCompact && 'flex min-h-0 min-w-0 flex-col overflow-hidden border-s border-l2',
        !isCompact && 'stacked:overflow-visible stacked:border-s-0',
      )}
    >
      {/* Of an unsure hit the second person reads first what the first one asks. */}
      <ResolvedHit hit={hit.hit} canUndo={may.resolve && !isOpen} acts={acts} />
      {isOpen && hit.hit.goneAt === null && may.resolve && (
        <MakeVerdict key={`${hit.hit.id} ${hit.hit.version}`} {...props} />
      )}
      {isOpen && (hit.hit.goneAt !== null || !may.resolve) && (
        <Section title="Verdict">
          <p className="text-t2">
            {hit.hit.goneAt ? 'The vendor took this hit back: it needs no verdict.' : may.closedBecause}
          </p>
        </Section>
      )}
    </section>
  );
}

function MakeVerdict({ hit, acts, today, onDone, isCompact = false }: VerdictPaneProps) {
  const form = useVerdict(hit, { acts, today, onDone });
  const others = useOthers(hit.hit);
  const note = useRef<HTMLTextAreaElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const [areReasonsOpen, setAreReasonsOpen] = useState(false);
  const isClosed = (verdict: HitVerdict) => hit.hit.needsLookup && verdict !== 'unsure';
  const choose = (verdict: HitVerdict) => {
    if (isClosed(verdict)) return;
    form.choose(verdict);
    setAreReasonsOpen(true);
    // Where the place is low, the whole form is in it.
    if (isCompact) top.current?.scrollIntoView({ block: 'start' });
  };
  const commit = async () => {
    const problem = await form.commit(others);
    if (problem?.fields.reason) setAreReasonsOpen(true);
    else if (problem?.fields.note) note.current?.focus();
  };
  useShortcuts('Hit', [
    { key: 't', label: 'True match, then a digit for the reason', run: () => choose('true_match') },
    { key: 'f', label: 'False positive, then a digit for the reason', run: () => choose('false_positive') },
    { key: 'u', label: 'Unsure, then a digit for the reason', run: () => choose('unsure') },
  ]);
  return (
    <>
      <div
        ref={top}
        className={cx(
          !isCompact && 'min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll stacked:overflow-visible',
        )}
      >
        <Section title="Is it this person?" aside={!isCompact && <HitsOfPerson applicantId={hit.row.applicantId} />}>
          <VerdictChoice verdict={form.verdict} isCompact={isCompact} isClosed={isClosed} onChoose={choose} />
          {hit.hit.needsLookup && (
            <p className="mt-6 flex gap-6 text-12 text-t2">
              <Icon name="lock" className="mt-1 text-t3" />
              True match and false positive are closed: the vendor gave no record. Attach your own look-up to open them.
            </p>
          )}
          {form.verdict && (
            <div className={cx('mt-10 grid gap-10', isCompact && 'grid-cols-2 phone:grid-cols-1')}>
              <Choice
                label="Reason"
                aside={form.reason}
                value={form.reason}
                options={hit.reasons[form.verdict].map(({ code, label }) => ({ value: code, label }))}
                onChange={form.setReason}
                error={form.problem?.fields.reason}
                open={areReasonsOpen}
                onOpenChange={setAreReasonsOpen}
              />
              <TextArea
                ref={note}
                label="Note"
                value={form.note}
                maxLength={noteMax}
                rows={isCompact ? 2 : 3}
                error={form.problem?.fields.note}
                placeholder={form.verdict === 'unsure' ? 'What the second person should look at' : undefined}
                onChange={(event) => form.setNote(event.target.value)}
              />
              <p aria-live="polite" className="col-span-full -mt-6 flex text-12 empty:hidden">
                <DraftNote draft={form.saved} />
              </p>
            </div>
          )}
        </Section>
        {form.verdict && others.length > 0 && (
          <Part label="The same entry">
            <OtherHits others={others} form={form} />
          </Part>
        )}
        {form.canRemember && <Remember form={form} today={today} />}
      </div>
      {(form.verdict || !isCompact) && (
        <VerdictCommit {...{ hit, form, isCompact }} others={others.length} onCommit={() => void commit()} />
      )}
      {form.verdict && <VerdictKeys onCommit={() => void commit()} onCancel={() => form.choose(null)} note={note} />}
    </>
  );
}

function Remember({ form, today }: { form: VerdictForm; today: string }) {
  return (
    <Part label="Next time">
      <CheckBox
        label="Remember this clearance"
        checked={form.isRemembered}
        onChange={form.setIsRemembered}
        hint="Not raised again until its review, unless the person’s record or the entry changes."
      />
      {form.isRemembered && (
        <p className="mt-6 ms-22 flex flex-wrap items-center gap-8 text-12 text-t2">
          <label className="flex items-center gap-8">
            Review on
            <input
              type="date"
              value={form.reviewOn}
              min={today}
              onChange={(event) => form.setReviewOn(event.target.value)}
              className="h-28 rounded-4 border border-l3 bg-s1 px-8 text-t1 phone:h-36"
            />
          </label>
          {/* The browser writes a date as its own country does. */}
          {dayWords(form.reviewOn)}
        </p>
      )}
      {form.problem?.fields.reviewOn && <FieldError>{form.problem.fields.reviewOn}</FieldError>}
    </Part>
  );
}
