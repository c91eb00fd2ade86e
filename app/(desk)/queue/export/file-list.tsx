import { problemOf } from '#components/review/problem.ts';
import { Time } from '#components/review/time/time.tsx';
import { useProblem } from '#components/review/use-problem.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Tone } from '#components/ui/tone.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { ExportLine } from '#lib/review/exports/view.ts';
import { removeExport } from './actions.ts';

type FileListProps = { files: ExportLine[]; isUnread: boolean; onChanged: () => Promise<unknown> };

/** The member's files: how far each is, until when it is kept, its download. */
export function FileList({ files, isUnread, onChanged }: FileListProps) {
  if (isUnread) return <FieldError>Your files could not be read. Close this and open it again.</FieldError>;
  if (files.length === 0) return null;
  return (
    <section aria-label="Your files" className="mt-16 border-t border-l1">
      <ul>
        {files.map((file) => (
          <FileLine key={file.id} file={file} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file, onChanged }: { file: ExportLine; onChanged: () => Promise<unknown> }) {
  const { problem, isBusy, run } = useProblem();
  const remove = async () => {
    await run(() => problemOf(removeExport({ id: file.id }), 'Not removed.'));
    await onChanged();
  };
  return (
    <li className="border-b border-l1 py-6">
      <div className="flex min-h-28 flex-wrap items-center gap-x-12 gap-y-4">
        <FileState file={file} />
        <span className="ms-auto flex items-center gap-6">
          {file.state === 'ready' && (
            <a href={`/api/exports/${file.id}`} download className={buttonClass('plain', 'sm')}>
              <Icon name="download" />
              Download
            </a>
          )}
          <Button size="sm" look="quiet" busy={isBusy} onClick={() => void remove()}>
            {file.state === 'running' ? 'Stop' : 'Remove'}
          </Button>
        </span>
      </div>
      {problem && <FieldError>{problem.message}</FieldError>}
    </li>
  );
}

function FileState({ file: { state, written, expected, orderedAt, expiresAt } }: { file: ExportLine }) {
  if (state === 'failed') return <Tone tone="fail">The file could not be written. Remove it, and order it again.</Tone>;
  if (state === 'ready')
    return (
      <span>
        {countOf(written, 'case')}
        <span className="text-12 text-t3">
          <span className="ms-8 inline-block">
            ordered <Time at={orderedAt} />,
          </span>{' '}
          <span className="inline-block">
            kept until <Time at={expiresAt} />
          </span>
        </span>
      </span>
    );
  return (
    <span className="flex items-center gap-8 text-12 text-t2 tabular-nums">
      <progress aria-label="Written" className="job-bar w-96" value={written} max={Math.max(1, expected)} />
      {`${written.toLocaleString('en')} of ${expected.toLocaleString('en')} cases`}
    </span>
  );
}
