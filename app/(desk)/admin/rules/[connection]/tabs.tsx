import Link from 'next/link';
import { ChangedCount } from '#components/review/publishing/changed-count.tsx';
import { tabClass } from '#components/ui/tab-class.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { openRequestOf } from '#lib/review/rules/steps.ts';
import type { KindView, RulesView } from '#lib/review/rules/view.ts';
import { kindLabels, partHref, type RulesPart } from '../place.ts';

type RulesTabsProps = { view: RulesView; part: RulesPart; kind: RuleKind | null };

/** The parts of one connection's rules: what the draft changes, what a simulation gave, how many versions. */
export function RulesTabs({ view, part, kind }: RulesTabsProps) {
  const { kinds, connection } = view;
  const shown = kinds.find((one) => one.kind === kind) ?? kinds[0];
  const ofKind: Record<string, string> = shown ? { kind: shown.kind } : {};
  const open = kinds.filter(({ requests }) => openRequestOf(requests) !== null).length;
  return (
    <nav
      aria-label="Rules"
      className="flex h-32 shrink-0 items-stretch gap-4 overflow-x-auto border-b border-l2 px-8 thin-scroll phone:h-44"
    >
      {kinds.map((one) => (
        <Tab key={one.kind} href={partHref(connection.id, one.kind)} isCurrent={part === one.kind}>
          {kindLabels[one.kind]}
          <ChangedCount count={one.draft?.changes.length ?? 0} />
        </Tab>
      ))}
      <Tab href={partHref(connection.id, 'simulation', ofKind)} isCurrent={part === 'simulation'}>
        Simulation
        {shown && <Count>{flipWords(shown)}</Count>}
      </Tab>
      <Tab href={partHref(connection.id, 'history', ofKind)} isCurrent={part === 'history'}>
        History
        {shown && <Count>{String(shown.versions.length)}</Count>}
      </Tab>
      <Tab href={partHref(connection.id, 'requests')} isCurrent={part === 'requests'}>
        Requests
        {open > 0 && <Count>{`${open} open`}</Count>}
      </Tab>
      {shown?.draft && (
        <span className="ms-auto flex shrink-0 items-center px-8 text-12 text-t3 phone:hidden">
          {shown.draft.isOwn ? 'Draft by you' : `Draft by ${shown.draft.by}`}
        </span>
      )}
    </nav>
  );
}

type TabProps = { href: string; isCurrent: boolean; children: React.ReactNode };

function Tab({ href, isCurrent, children }: TabProps) {
  return (
    <Link href={href} prefetch={false} aria-current={isCurrent ? 'page' : undefined} className={tabClass(isCurrent)}>
      {children}
    </Link>
  );
}

function Count({ children }: { children: string }) {
  return children === '' ? null : <span className="text-12 font-normal text-t3">{children}</span>;
}

/** Of how many applicants the draft changes the verdict. */
function flipWords({ draft, requests }: KindView): string {
  const simulation = draft?.simulation ?? openRequestOf(requests)?.simulation;
  if (!simulation) return '';
  const flipped = simulation.newlyPassed + simulation.newlyFailed;
  return `${flipped.toLocaleString('en')} ${flipped === 1 ? 'flips' : 'flip'}`;
}
