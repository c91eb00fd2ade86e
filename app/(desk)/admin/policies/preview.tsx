import Link from 'next/link';
import { Time } from '#components/review/time/time.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { linkClass } from '#components/ui/link.ts';
import { Section } from '#components/ui/section.tsx';
import { countOf } from '#lib/review/counted.ts';
import { type ListedCase, mostListed, type PreviewView } from '#lib/review/policies/effect.ts';
import type { RetentionCounts } from '#lib/review/retention/view.ts';
import { effectWords, lookedWords, retentionWords } from './preview-words.ts';

type PreviewProps = {
  preview: PreviewView;
  /** Whose draft it is: "Your draft", "The request of Ilse Brandvold". */
  title: string;
  /** Whether the reader may open an applicant. */
  canOpen: boolean;
  /** Which policy the lists of applicants follow: "draft", or the id of a request. */
  by: string;
};

/** What a draft would do to the stored cases: each number opens its cases. */
export function Preview({ preview, title, canOpen, by }: PreviewProps) {
  const { effects, removed, withoutRisk, retention } = preview;
  return (
    <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">
      <div className="max-w-720">
        <Section title={title}>
          <p className="text-t2">
            {`${lookedWords(preview)}${effects.length === 0 ? ', none would change.' : ', had they opened under it:'}`}
          </p>
          {withoutRisk > 0 && (
            <p className="pt-4 text-12 text-t2">
              {`Of ${countOf(withoutRisk, 'case')} the risk can’t be told: the provider’s answer is not saved.`}
            </p>
          )}
        </Section>
        {effects.map(({ kind, count, cases }) => (
          <details key={kind} className="border-b border-l1">
            <summary className="px-16 py-8 hover:bg-s2">
              <b className="font-semibold">{count.toLocaleString('en')}</b> {effectWords[kind]}
            </summary>
            <ul className="px-16 pb-8">
              {cases.map((one) => (
                <CaseLine key={one.number} found={one} canOpen={canOpen} isTime={kind.startsWith('due_')} />
              ))}
            </ul>
            {count > cases.length && (
              <p className="px-16 pb-8 text-12 text-t2">{`The first ${mostListed} are listed, those due first.`}</p>
            )}
          </details>
        ))}
        {retention && <RetentionPreview counts={retention} by={by} />}
        {removed.length > 0 && (
          <Section title="Reasons that are removed">
            <ul>
              {removed.map(({ code, label, decisions }) => (
                <li key={code} className="flex gap-8 py-2">
                  <span className="mono text-t3">{code}</span>
                  {label}
                  <span className="ms-auto text-12 text-t3">
                    {`named by ${countOf(decisions, 'decision')} of the last 90 days`}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}

/** Who would be due by the draft, of all stored applicants: each number opens its list. */
function RetentionPreview({ counts, by }: { counts: RetentionCounts; by: string }) {
  return (
    <Section title="Retention">
      <ul>
        {(['due', 'coming', 'held'] as const).map((tab) => (
          <li key={tab} className="flex gap-6 py-2">
            <Link href={`/admin/retention?tab=${tab}&by=${by}`} prefetch={false} className={linkClass}>
              {countOf(counts[tab], 'applicant')}
            </Link>
            {retentionWords[tab](counts[tab])}
          </li>
        ))}
      </ul>
      <p className="pt-4 text-12 text-t2">Nothing is deleted by itself: who is due is listed, and two people delete.</p>
    </Section>
  );
}

/** Where there is nothing to preview. */
export function NoPreview() {
  return (
    <Empty title="There is no draft to preview">
      A preview shows what a draft would do to the open cases, before anyone is asked.
    </Empty>
  );
}

function CaseLine({ found, canOpen, isTime }: { found: ListedCase; canOpen: boolean; isTime: boolean }) {
  const { applicantId, number, before, after } = found;
  const said = (text: string) => (isTime ? <Time at={text} /> : text);
  return (
    <li className="flex flex-wrap gap-x-12 border-b border-l1 py-4 last:border-b-0">
      {canOpen ? (
        <Link href={`/applicants/${applicantId}`} prefetch={false} className={linkClass}>
          {number}
        </Link>
      ) : (
        <span className="font-medium">{number}</span>
      )}
      <span className="ms-auto text-12 text-t3">
        {said(before)} <span aria-hidden="true">→</span>
        <span className="sr-only"> becomes </span> <b className="font-medium text-t1">{said(after)}</b>
      </span>
    </li>
  );
}
