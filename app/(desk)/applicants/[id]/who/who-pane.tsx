import { cx } from '#components/ui/cx.ts';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import { Facts, Line, type Reader } from './facts.tsx';

/** Identity, contact, documents and session, by source, with differences marked. */
export function WhoPane({ view }: { view: ApplicantView }) {
  const reader: Reader = { applicantId: view.id, canReveal: view.may.reveal, needsReason: view.may.revealNeedsReason };
  // Documents without facts are only images, which are on the stage.
  const papers = view.documents.filter(({ facts }) => facts.length > 0);
  return (
    <section
      aria-label="Who"
      className="min-h-0 min-w-0 overflow-x-hidden overflow-y-auto bg-s1 thin-scroll stacked:overflow-visible"
    >
      <Section id="place-identity" title="Identity" aside={differWords(view.identity)}>
        <Facts facts={view.identity} reader={reader} />
      </Section>
      <Section id="place-contact" title="Contact and address">
        {isSilent(view.contact) ? (
          <Silent>{`${view.providerLabel} sent none.`}</Silent>
        ) : (
          <Facts facts={view.contact} reader={reader} />
        )}
      </Section>
      <div id="place-documents">
        {papers.length === 0 && (
          <Section title="Documents">
            <Silent>{`${view.providerLabel} read no document.`}</Silent>
          </Section>
        )}
        {papers.map((document) => (
          <Section key={document.id} title={document.label} aside={differWords(document.facts)}>
            <Facts facts={document.facts} reader={reader} />
          </Section>
        ))}
      </div>
      <Section id="place-session" title="Session">
        {view.session.map(({ label, value, detail }) => (
          <Line key={label} label={label}>
            <span title={value} className={cx('min-w-0', isCode(value) ? 'truncate mono text-t2' : 'break-words')}>
              {value}
            </span>
            {detail && <span className="ms-auto shrink-0 text-11 whitespace-nowrap text-t3">{detail}</span>}
          </Line>
        ))}
      </Section>
    </section>
  );
}

function Silent({ children }: { children: string }) {
  return <p className="text-12 text-t3">{children}</p>;
}

function isSilent(facts: Fact[]): boolean {
  return facts.every((fact) => fact.value === null && !fact.difference);
}

function differWords(facts: Fact[]): string | null {
  const known = facts.filter((fact) => fact.value !== null || fact.difference);
  const differing = known.filter((fact) => fact.difference);
  return differing.length > 0 ? `${differing.length} of ${known.length} differ` : null;
}

/** Whether a text is an id or a version: letters and digits without spaces. */
function isCode(value: string): boolean {
  return value.length > 8 && /^[\w.:-]*\d[\w.:-]*$/.test(value);
}
