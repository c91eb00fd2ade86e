import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tag } from '#components/ui/tag.tsx';
import { Tone, ToneIcon } from '#components/ui/tone.tsx';
import { contentWords } from '#lib/review/case/content.ts';
import type { StagedView } from '#lib/review/case/view.ts';
import { countOf } from '#lib/review/counted.ts';
import { ChangeList } from './change-list.tsx';
import { ReasonLines, Words } from './staged-section.tsx';

/** A decision that a second person returned, or that became void: what changed or why first, then what it was. */
export function StagedEnded({ staged }: { staged: StagedView }) {
  if (staged.ended === null || staged.ended.as === 'withdrawn') return null;
  return staged.ended.as === 'voided' ? <Void staged={staged} /> : <Returned staged={staged} />;
}

function Void({ staged }: { staged: StagedView }) {
  const { changes, changedParts, by, at, ended } = staged;
  const what = staged.outcome === 'approved' ? 'approval' : 'rejection';
  return (
    <section aria-label="Void decision">
      <Section
        title={
          <span>
            Changed since <Time at={at} as="clock" />
          </span>
        }
        aside={<Tone tone="fail">{changes.length > 0 ? countOf(changes.length, 'change') : 'Void'}</Tone>}
      >
        <p className="text-12 text-t2">
          The {what} is void: {contentWords(changedParts)} changed. Nothing was recorded or sent.
        </p>
        <ChangeList changes={changes} />
      </Section>
      <Section
        title={
          <>
            <bdi>{staged.outcome === 'approved' ? `${by} approved` : `${by} rejected`}</bdi>
            <Tag>Void</Tag>
          </>
        }
      >
        <p className="text-12 text-t2">
          Decided <Time at={at} />. Void since {ended && <Time at={ended.at} />}.{' '}
          {staged.isOwn ? 'Decide again on what is there now.' : 'The case is back with the first person.'}
        </p>
        <Words note={staged.note} />
        <ReasonLines reasons={staged.reasons} />
      </Section>
    </section>
  );
}

function Returned({ staged }: { staged: StagedView }) {
  const { ended, by, at, sentence, outcome } = staged;
  const what = outcome === 'approved' ? 'approval' : 'rejection';
  return (
    <section aria-label="Returned decision" className="border-b border-attention-line bg-attention-tint px-16 py-10">
      <h2 className="flex items-start gap-8 font-medium">
        <ToneIcon tone="attention" className="mt-3" />
        <span>
          <bdi>{ended?.by ?? 'An approver'}</bdi> returned the {what}
        </span>
      </h2>
      <p className="text-12 text-t2">
        {ended && <Time at={ended.at} />}. <bdi>{by}</bdi> decided <Time at={at} />. Nothing was recorded or sent.
      </p>
      <Words note={sentence} />
    </section>
  );
}
