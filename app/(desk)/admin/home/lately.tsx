import Link from 'next/link';
import { Ago } from '#components/review/time/ago.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { LatelyChanged } from '#lib/data/ledger/lately.ts';
import { kindLabel } from '#lib/review/audit/ledger/acts.ts';
import { connectionName } from '#lib/review/connections/name.ts';
import type { ConnectionLine } from '#lib/review/connections/view.ts';

type LatelyProps = { changes: LatelyChanged[]; connections: ConnectionLine[]; now: string };

/** The newest changes of configuration, and the way to all of them. */
export function Lately({ changes, connections, now }: LatelyProps) {
  return (
    <section aria-label="Changed lately">
      <h2 className="flex h-40 items-center gap-8 border-b border-l1 px-16 font-semibold">
        Changed lately
        <Link href="/audit" prefetch={false} className={`${linkClass} ms-auto text-12 font-normal`}>
          Ledger
        </Link>
      </h2>
      {changes.length === 0 ? (
        <p className="px-16 py-12 text-12 text-t2">Nothing was changed yet.</p>
      ) : (
        <ul className="px-16 py-6">
          {changes.map(({ seq, at, by, text, about, kind }) => (
            <li key={seq} className="flex min-h-28 items-center gap-12 text-12">
              <span className="w-144 shrink-0 truncate text-t3">
                <Ago at={at} now={now} />
              </span>
              <span className="min-w-0 truncate">
                <bdi className="font-medium">{by}</bdi>: {text}
                {about && !text.includes(about.name) && <About about={about} connections={connections} />}
              </span>
              <span className="ms-auto shrink-0 text-t3 phone:hidden">{kindLabel(kind)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type AboutProps = { about: NonNullable<LatelyChanged['about']>; connections: ConnectionLine[] };

/** What was changed, where the sentence does not name it; a connection with its provider. */
function About({ about: { id, name }, connections }: AboutProps) {
  const connection = connections.find((line) => line.id === id);
  return (
    <>
      {' '}
      <span className="text-t2">
        (<bdi>{connection ? connectionName(connection) : name}</bdi>)
      </span>
    </>
  );
}
