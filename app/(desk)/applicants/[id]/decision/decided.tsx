import { Time } from '#components/review/time/time.tsx';
import { Section } from '#components/ui/section.tsx';
import { Tone, ToneIcon, type ToneName } from '#components/ui/tone.tsx';
import type { DecisionView } from '#lib/review/case/view.ts';
import { SaidWhenDecided } from '../evidence/faces/said.tsx';

type Evidence = DecisionView['evidence'][number];

/** A recorded decision: by whom, when, why, and the evidence. */
export function Decided({ decision, isErased = false }: { decision: DecisionView; isErased?: boolean }) {
  const versions = Object.entries(policyWords).filter(([kind]) => kind in decision.policyVersions);
  return (
    <>
      <Section title="Decision" aside={<Time at={decision.at} />}>
        <div role="status" className="flex items-center gap-8 py-4">
          <Tone tone={decision.outcome === 'approved' ? 'pass' : 'fail'}>
            {decision.outcome === 'approved' ? 'Approved' : 'Rejected'}
          </Tone>
          <span className="text-t2">by {decision.by}</span>
        </div>
        {decision.reasons.map((reason) => (
          <p key={reason.code} className="flex items-center gap-8 py-2">
            <span className="mono text-t3">{reason.code}</span>
            {reason.label}
          </p>
        ))}
        {decision.note && (
          <p className="mt-6 border-s-2 border-l2 ps-8 break-words whitespace-pre-line text-t2">{decision.note}</p>
        )}
      </Section>
      <Section
        title="Evidence"
        aside={`${decision.evidence.filter((item) => item.isSeen).length} of ${decision.evidence.length} seen`}
      >
        {decision.evidence.length === 0 && <p className="text-12 text-t3">There were no images.</p>}
        <ul>
          {decision.evidence.map((item) => (
            <li key={`${item.imageId} ${String(item.page)}`} className="flex min-h-26 items-center gap-8">
              <ToneIcon tone={toneOf(item)} />
              <span className="min-w-0 truncate">{item.label}</span>
              <span
                className="ms-auto shrink-0 text-12 text-t3"
                title={item.shownSha256 ? `SHA-256 ${item.shownSha256}` : undefined}
              >
                {isErased ? erasedWords(item) : fateWords(item)}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <SaidWhenDecided faces={decision.faces} />
      <Section title="Versions of the policies">
        <p className="text-12 text-t2">
          <Editions {...decision.policyEditions} />
          {versions.map(([kind, word]) => `${word} ${decision.policyVersions[kind]}`).join(', ')}
        </p>
      </Section>
    </>
  );
}

function Editions({ decided, opened }: DecisionView['policyEditions']) {
  if (decided === null) return null;
  const isSame = opened === null || opened === decided;
  return `Version ${decided}${isSame ? '' : `; the case opened under version ${opened}`}. `;
}

const policyWords: Record<string, string> = {
  reasons: 'Reasons',
  checklist: 'checklist',
  sla: 'time left',
  fourEyes: 'second review',
  masking: 'masking',
  undo: 'time to undo',
};

function toneOf({ fate, isSeen }: Evidence): ToneName {
  if (isSeen) return 'pass';
  return fate === 'pinned' || fate === 'not_shown' ? 'attention' : 'not_done';
}

/** The copy that was kept is gone; whether it was seen stays. */
function erasedWords({ isSeen }: Evidence): string {
  return isSeen ? 'seen, copy erased' : 'not seen';
}

function fateWords({ fate, isSeen }: Evidence): string {
  if (fate === 'not_fetched') return 'could not be fetched';
  if (fate === 'not_safe') return 'could not be shown';
  if (fate === 'not_shown') return 'not shown';
  return isSeen ? 'seen, kept' : 'not seen, kept';
}
