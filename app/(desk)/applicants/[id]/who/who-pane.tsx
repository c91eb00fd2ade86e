import { cx } from '#components/ui/cx.ts';
import { laterPanel } from '#components/ui/later.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { Fact } from '#lib/review/facts/fact.ts';
import { Facts, isSilent, Line, type Reader, Silent } from './facts.tsx';

const RelatedSection = laterPanel(async () => (await import('./related-section.tsx')).RelatedSection, null);

/** Identity, contact, documents and session, by source, with differences marked. */
export function WhoPane({ view }: { view: ApplicantView }) {
  const { providerLabel } = view;
  const reader: Reader = {
    applicantId: view.id,
    canReveal: view.may.reveal,
    needsReason: view.may.revealNeedsReason,
    decided: waitingOf(view),
  };
  // What holds nothing but pictures is on the stage.
  const papers = view.documents.filter(({ facts }) => !facts.every(isSilent));
  const silence = view.hasCopy
    ? `${providerLabel} does not say who this is.`
    : view.flags.isAnonymized
      ? 'The personal data of this person was erased. What is gone and what stays is said beside this.'
      : `What ${providerLabel} holds could not be read.`;
  return (
    <section
      aria-label="Who"
      className="min-h-0 min-w-0 overflow-x-hidden overflow-y-auto bg-s1 thin-scroll stacked:overflow-visible"
    >
      <Section id="place-identity" title="Identity" aside={differWords(view.identity)}>
        {view.identity.every(isSilent) ? <Silent>{silence}</Silent> : <Facts facts={view.identity} reader={reader} />}
      </Section>
      <div id="place-contact">
        {!view.contact.every(isSilent) && (
          <Section title="Contact and address">
            <Facts facts={view.contact} reader={reader} />
          </Section>
        )}
      </div>
      <div id="place-documents">
        {papers.map((document) => (
          <Section
            key={document.id}
            title={document.label}
            aside={differWords(document.facts) ?? zoneWords(document.zone)}
          >
            <Facts facts={document.facts} reader={reader} />
          </Section>
        ))}
      </div>
      {view.hasCopy && <RelatedSection key={view.id} applicantId={view.id} />}
      <SessionSection lines={view.session} providerLabel={providerLabel} />
    </section>
  );
}

/** The decision of another member that waits; null where none does. */
function waitingOf({ case: found }: ApplicantView): Reader['decided'] {
  const staged = found?.staged ?? null;
  return staged !== null && staged.ended === null && !staged.isOwn ? staged : null;
}

/** Where and how the person was verified. The vendor's settings and ids are folded, and what is empty is left out. */
function SessionSection({ lines, providerLabel }: { lines: ApplicantView['session']; providerLabel: string }) {
  const { told = [], ids = [] } = Object.groupBy(lines, ({ isOfVendor }) => (isOfVendor ? 'ids' : 'told'));
  return (
    <div id="place-session">
      {told.length > 0 && (
        <Section title="Session">
          {told.map((line) => (
            <SessionLine key={line.label} {...line} />
          ))}
        </Section>
      )}
      {ids.length > 0 && (
        <details className="border-b border-l1 px-16 py-8">
          <summary className="text-12 text-t2 hover:text-t1 phone:min-h-44 phone:content-center">
            {`At ${providerLabel}: settings and ids`}
          </summary>
          {ids.map((line) => (
            <SessionLine key={line.label} {...line} />
          ))}
        </details>
      )}
    </div>
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

/** What the recomputed check digits say, in short; the panel of the zone names those that are wrong. */
function zoneWords(zone: ApplicantView['documents'][number]['zone']): string | null {
  return zone ? `MRZ ${zone.right} of ${zone.total} digits right` : null;
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
