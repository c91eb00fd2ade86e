import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '#components/review/time/time.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { RailFrame } from '#components/shell/rail-frame.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Tag } from '#components/ui/tag.tsx';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import type { CurrentRules, KindView, RulesView } from '#lib/review/rules/view.ts';
import type { RulesPart } from '../place.ts';
import { RulesBanner } from './banner.tsx';
import { RulesTabs } from './tabs.tsx';

type FrameProps = {
  view: RulesView;
  part: RulesPart;
  /** The kind of rules that is shown; null where both are. */
  kind: RuleKind | null;
  person: Person;
  now: string;
  foot?: ReactNode;
  children: ReactNode;
};

/** The frame of all screens of one connection's rules: whose rules, which version, what is wrong, the parts. */
export function RulesFrame({ view, part, kind, person, now, foot, children }: FrameProps) {
  const shown = kind === null ? undefined : view.kinds.find((one) => one.kind === kind);
  const { checkedAt } = view.reading;
  return (
    <RailFrame person={person} current="rules" bar={<Bar view={view} shown={shown} />}>
      <RulesTabs view={view} part={part} kind={kind} />
      <RulesBanner view={view} shown={shown} now={now} />
      {children}
      <footer
        className={cx(
          'flex h-32 shrink-0 items-center gap-16 overflow-hidden border-t border-l2 bg-s0 px-16',
          'text-12 whitespace-nowrap text-t2 phone:h-48',
        )}
      >
        {foot}
        {checkedAt && (
          <span className="ms-auto text-t3">
            Read from {view.connection.providerLabel} <Time at={checkedAt} as="seconds" />
          </span>
        )}
      </footer>
    </RailFrame>
  );
}

type BarProps = { view: RulesView; shown: KindView | undefined };

function Bar({ view: { connection, book }, shown }: BarProps) {
  return (
    <>
      <Link
        href="/admin/rules"
        prefetch={false}
        aria-label="Back to all rules"
        className={buttonClass('quiet', 'sm', true)}
      >
        <Icon name="left" />
      </Link>
      <h1 className="shrink-0 text-15 font-semibold tracking-tight">{connection.providerLabel} rules</h1>
      <Tag>
        <bdi>{connection.label}</bdi>
      </Tag>
      {connection.mode === 'test' && <Tag>Test</Tag>}
      <dl aria-label="Whose rules" className="flex min-w-0 flex-wrap items-center gap-8">
        {book.scope.map(({ label, value }) => (
          <div key={label} className="flex h-24 min-w-0 items-center gap-6 rounded-4 border border-l2 px-8 text-12">
            <dt className="text-t3">{label}</dt>
            <dd className="truncate font-medium">{value ?? `All ${label.toLowerCase()}s`}</dd>
          </div>
        ))}
      </dl>
      {shown?.current && <Version current={shown.current} />}
    </>
  );
}

function Version({ current: { number, source, since, by } }: { current: CurrentRules }) {
  return (
    <span className="min-w-0 truncate text-12 text-t2">
      <b className="font-medium text-t1">v{number}</b>
      {source === 'first' ? ', first read ' : ', since '}
      <Time at={since} as="date" />
      {by && (
        <>
          , {source === 'published' ? 'by' : 'taken over by'} <bdi>{by}</bdi>
        </>
      )}
    </span>
  );
}
