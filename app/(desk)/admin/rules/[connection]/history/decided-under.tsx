import Link from 'next/link';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import type { JudgedCounts, RulesView, VersionView } from '#lib/review/rules/view.ts';
import { partHref } from '../../place.ts';
import { versionName } from './chosen.ts';

type DecidedUnderProps = {
  view: RulesView;
  versions: readonly VersionView[];
  judged: Record<string, JudgedCounts>;
  openId: string | null;
};

/** How many applicants the provider judged by each version; a number opens them. */
export function DecidedUnder({ view, versions, judged, openId }: DecidedUnderProps) {
  const { connection, rights } = view;
  const lines = versions.flatMap((version) => {
    const counts = version.vendorId === null ? undefined : judged[version.vendorId];
    return counts ? [{ version, counts }] : [];
  });
  const hrefOf = ({ vendorId }: VersionView) =>
    rights.seeApplicants ? partHref(connection.id, 'history', { kind: 'weights', decided: vendorId ?? '' }) : null;
  return (
    <>
      <h2 className="flex min-h-36 items-center gap-8 px-16 font-semibold">
        Applicants judged by each
        <span className="ms-auto text-12 font-normal text-t3">
          {rights.seeApplicants ? 'a number opens them' : 'your role does not open them'}
        </span>
      </h2>
      {lines.length === 0 ? (
        <p className="px-16 pb-12 text-12 text-t2">No stored applicant names a version that is listed here.</p>
      ) : (
        <table aria-label="Applicants judged by each" className="rule-table">
          <thead>
            <tr>
              <th scope="col">Judged by</th>
              {['Applicants', 'Passed', 'Not passed', 'Open', 'Pass rate'].map((head) => (
                <th key={head} scope="col" className={cx('number w-84', head === 'Open' && 'narrow:hidden')}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ version, counts }) => (
              <tr key={version.id} className={cx('hover:bg-s2', version.id === openId && 'bg-accent-tint')}>
                <td className="truncate">{versionName(version)}</td>
                <td className="number">
                  <All count={counts.all} href={hrefOf(version)} />
                </td>
                <td className="number">{counts.passed.toLocaleString('en')}</td>
                <td className="number">{counts.notPassed.toLocaleString('en')}</td>
                <td className="number narrow:hidden">
                  {(counts.all - counts.passed - counts.notPassed).toLocaleString('en')}
                </td>
                <td className="number">{rateWords(counts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function All({ count, href }: { count: number; href: string | null }) {
  const words = count.toLocaleString('en');
  if (href === null || count === 0) return words;
  return (
    <Link className={linkClass} href={href} prefetch={false} scroll={false}>
      {words}
    </Link>
  );
}

function rateWords({ passed, notPassed }: JudgedCounts): string {
  const judged = passed + notPassed;
  return judged === 0 ? '–' : `${((passed / judged) * 100).toFixed(1)} %`;
}
