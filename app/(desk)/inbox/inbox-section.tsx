import { Section } from '#components/ui/section.tsx';
import type { InboxList } from '#lib/review/case/inbox.ts';
import { InboxRow } from './inbox-row.tsx';

type InboxSectionProps = { title: string; list: InboxList; now: string };

/** One list of the inbox, with how many there are. */
export function InboxSection({ title, list: { count, items }, now }: InboxSectionProps) {
  return (
    <Section title={title} aside={count.toLocaleString('en')}>
      {count === 0 ? (
        <p className="text-12 text-t3">Nothing</p>
      ) : (
        <ul className="-mx-16">
          {items.map((item) => (
            <InboxRow key={item.caseId} item={item} now={now} />
          ))}
        </ul>
      )}
      {count > items.length && (
        <p className="mt-6 text-12 text-t3">
          The {items.length} that are due first are shown, of {count.toLocaleString('en')}.
        </p>
      )}
    </Section>
  );
}
