import Form from 'next/form';
import Link from 'next/link';
import { Time } from '#components/review/time.tsx';
import { MeMenu } from '#components/shell/me-menu.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';
import { SearchField } from './search-field.tsx';

type QueueBarProps = { filter: QueueFilter; readAt: string; person: Person; canCreate: boolean; seesNames: boolean };

export function QueueBar({ filter, readAt, person, canCreate, seesNames }: QueueBarProps) {
  return (
    <header
      className={cx(
        'flex h-48 shrink-0 items-center gap-8 px-16 phone:h-auto phone:min-h-48 phone:flex-wrap',
        'phone:py-8',
      )}
    >
      <h1 className="text-15 font-semibold tracking-tight">Queue</h1>
      <Link
        href={queueAddress(filter)}
        prefetch={false}
        title="Read again"
        className="me-auto flex items-center gap-6 rounded-4 ps-4 text-12 text-t3 hover:text-t1"
      >
        <Icon name="rotate" />
        <span>
          As of <Time at={readAt} as="seconds" />
        </span>
      </Link>
      <Form action="/queue" prefetch={false} role="search" className="w-264 narrow:w-208 phone:order-last phone:w-full">
        {filter.tab !== 'needs_review' && <input type="hidden" name="tab" value={filter.tab} />}
        {filter.providers.map((provider) => (
          <input key={provider} type="hidden" name="provider" value={provider} />
        ))}
        <SearchField key={filter.text} text={filter.text} seesNames={seesNames} />
      </Form>
      {canCreate && (
        <Link href="/applicants/new" prefetch={false} className={buttonClass()}>
          New applicant
        </Link>
      )}
      {person.canSeeLedger && (
        <span className="hidden phone:block">
          <Link href="/audit" prefetch={false} className={buttonClass('quiet')}>
            Ledger
          </Link>
        </span>
      )}
      <span className="hidden phone:block">
        <MeMenu person={person} rail />
      </span>
    </header>
  );
}
