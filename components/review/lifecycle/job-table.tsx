import { Time } from '#components/review/time/time.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { JobLine, JobUndo, JobView } from '#lib/review/lifecycle/view.ts';

const heads: [label: string, className: string][] = [
  ['Provider', 'w-128 ps-16 text-start phone:w-auto'],
  ['Selected', 'w-72 text-end'],
  ['Can', 'w-56 text-end'],
  ['Can’t', 'w-56 text-end'],
  ['Why not', 'text-start phone:hidden'],
  ['What goes out', 'text-start phone:hidden'],
  ['Progress', 'w-160 text-start phone:hidden'],
  ['Done', 'w-104 pe-16 text-end'],
];

const headsOnPhone = heads.filter(([, className]) => !className.includes('phone:hidden')).length;

/** A job per provider: who can and can't and why, what goes out, and how far it is. */
export function JobTable({ job }: { job: JobView }) {
  const all = sumOf(job.lines);
  const isBegun = job.state !== 'prepared';
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-12">
      <thead>
        <tr>
          {heads.map(([label, className]) => (
            <th
              key={label}
              scope="col"
              className={cx('h-28 truncate border-b border-l2 px-8 text-11 font-medium text-t3', className)}
            >
              {label === 'Provider' ? `${job.name} at` : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {job.lines.map((line) => (
          <Line key={line.providerLabel} line={line} isBegun={isBegun} jobId={job.id} />
        ))}
      </tbody>
      {job.lines.length > 1 && (
        <tfoot>
          <Line line={all} isBegun={isBegun} jobId={job.id} undo={job.may.undo ? job.undo : null} />
        </tfoot>
      )}
    </table>
  );
}

type LineProps = { line: JobLine; isBegun: boolean; jobId: string; undo?: JobUndo | null };

function Line({ line, isBegun, jobId, undo = null }: LineProps) {
  const { provider, providerLabel, selected, can, cannot, whyNot, goesOut, waits } = line;
  const why = [...whyNot, ...waits].join(' ');
  const cells = [
    <span key="provider" className="text-13 font-medium">
      {providerLabel}
    </span>,
    <Figure
      key="selected"
      count={selected}
      opens={`/jobs/${jobId}${provider === null ? '' : `?provider=${provider}`}#selected`}
    />,
    can.toLocaleString('en'),
    <Figure key="cannot" count={cannot} opens={`/jobs/${jobId}#not-done`} />,
    <span key="why" title={why} className="text-t2">
      {why || '–'}
    </span>,
    <span key="out" className="text-t2">
      {undo ? <UndoWords undo={undo} /> : goesOut.join(', ') || '–'}
    </span>,
    <Bar key="bar" line={line} />,
    <Done key="done" line={line} isBegun={isBegun} />,
  ];
  return (
    <>
      <tr>
        {cells.map((cell, index) => (
          <td
            key={heads[index]?.[0]}
            className={cx('h-28 truncate border-b border-l1 px-8 tabular-nums', heads[index]?.[1])}
          >
            {cell}
          </td>
        ))}
      </tr>
      {why && (
        <tr className="hidden phone:table-row">
          <td colSpan={headsOnPhone} className="border-b border-l1 px-16 py-4 text-t2">
            {why}
          </td>
        </tr>
      )}
    </>
  );
}

/** Until when a job can be undone, and what of it. */
function UndoWords({ undo: { notSent, sent, until } }: { undo: JobUndo }) {
  if (notSent > 0) return 'Undo until the last call is sent';
  if (until === null) return sent > 0 ? 'What is here only can be undone' : 'Nothing is sent, can be undone';
  return (
    <>
      Undo until <Time at={until} as="clock" />
    </>
  );
}

/**
 * A number of applicants opens who they are, on the job's own screen. It is opened in place: what is selected in the
 * queue is still selected on the way back.
 */
function Figure({ count, opens }: { count: number; opens: string }) {
  if (count === 0) return count;
  return (
    <ScreenLink href={opens} className="underline decoration-l3 underline-offset-2 hover:text-accent">
      {count.toLocaleString('en')}
    </ScreenLink>
  );
}

function Bar({ line: { providerLabel, can, done, failed, skipped } }: { line: JobLine }) {
  return (
    <progress
      aria-label={`${providerLabel}: ended`}
      className="job-bar"
      value={done + failed + skipped}
      max={Math.max(1, can)}
    />
  );
}

function Done({ line: { can, done, failed, skipped, waits }, isBegun }: { line: JobLine; isBegun: boolean }) {
  if (!isBegun) return <span className="text-t3">–</span>;
  const figures = `${done} of ${can}`;
  if (failed > 0) return <Tone tone="fail">{`${failed} failed, ${figures}`}</Tone>;
  if (waits.length > 0 && done + skipped < can) return <Tone tone="attention">{`waits, ${figures}`}</Tone>;
  return skipped > 0 ? `${figures}, ${skipped} skipped` : figures;
}

function sumOf(lines: readonly JobLine[]): JobLine {
  const sum = (of: (line: JobLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    provider: null,
    providerLabel: 'All',
    selected: sum((line) => line.selected),
    can: sum((line) => line.can),
    cannot: sum((line) => line.cannot),
    whyNot: [],
    goesOut: [],
    done: sum((line) => line.done),
    failed: sum((line) => line.failed),
    skipped: sum((line) => line.skipped),
    waits: [],
  };
}
