import { cx } from '#components/ui/cx.ts';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import { Facts, isSilent, Line, type Reader, Silent } from './facts.tsx';

/** Identity, contact, documents and session, by source, with differences marked. */
export function WhoPane({ view }: { view: ApplicantView }) {
  const { providerLabel } = view;
  const reader: Reader = { applicantId: view.id, canReveal: view.may.reveal, needsReason: view.may.revealNeedsReason };
  // What holds nothing but pictures is on the stage.
  const papers = view.documents.filter(({ facts }) => !facts.every(isSilent));
  const silence = (said: string) => (view.hasCopy ? said : `What ${providerLabel} holds could not be read.`);
  return (
    <section
      aria-label="Who"
      className="min-h-0 min-w-0 overflow-x-hidden overflow-y-auto bg-s1 thin-scroll stacked:overflow-visible"
    >
      <Section id="place-identity" title="Identity" aside={differWords(view.identity)}>
        <Facts facts={view.identity} reader={reader} silence={silence(`${providerLabel} does not say who this is.`)} />
      </Section>
      <Section id="place-contact" title="Contact and address">
        <Facts facts={view.contact} reader={reader} silence={silence(`${providerLabel} sent none.`)} />
      </Section>
      <div id="place-documents">
        {papers.length === 0 && (
          <Section title="Documents">
            <Silent>{silence(`${providerLabel} read nothing off a document.`)}</Silent>
          </Section>
        )}
        {papers.map((document) => (
          <Section key={document.id} title={document.label} aside={differWords(document.facts)}>
            <Facts facts={document.facts} reader={reader} silence="Nothing was read off it." />
          </Section>
        ))}
      </div>
      <Section id="place-session" title="Session">
        {view.session.length === 0 && <Silent>{silence(`${providerLabel} tells nothing of the session.`)}</Silent>}
        {view.session.map((line) => (
          <SessionLine key={line.label} {...line} />
        ))}
      </Section>
    </section>
  );
}

/** An id is there to be compared and copied, so it wraps and is never cut. */
function SessionLine({ label, value, detail }: ApplicantView['session'][number]) {
  return (
    <Line label={label} mayWrap>
      <span className={cx('min-w-0', isCode(value) ? 'mono break-all text-t2' : 'break-words')}>{value}</span>
      {detail && <span className="ms-auto min-w-0 text-11 break-words text-t3">{detail}</span>}
    </Line>
  );
}

function differWords(facts: Fact[]): string | null {
  const known = facts.filter((fact) => !isSilent(fact));
  const differing = known.filter((fact) => fact.difference);
  return differing.length > 0 ? `${differing.length} of ${known.length} differ` : null;
}

/** Whether a text is an id or a version: letters and digits without spaces. */
function isCode(value: string): boolean {
  return value.length > 8 && /^[\w.:-]*\d[\w.:-]*$/.test(value);
}
