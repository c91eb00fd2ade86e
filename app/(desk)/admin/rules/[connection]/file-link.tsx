import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import type { RuleFile } from '#lib/review/rules/file.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';

type FileLinkProps = {
  connectionId: string;
  kind: RuleKind;
  file: RuleFile;
  /** What the file holds: "Versions". */
  label: string;
  /** The simulation whose sessions it holds. */
  simulationId?: string;
};

/** A list of these rules as a CSV file. */
export function FileLink({ connectionId, kind, file, label, simulationId }: FileLinkProps) {
  const query = new URLSearchParams({ file, kind, ...(simulationId === undefined ? {} : { simulationId }) });
  return (
    <a
      href={`/api/rules/${connectionId}/file?${query}`}
      download
      aria-label={`${label}, CSV`}
      className={buttonClass('quiet', 'sm')}
    >
      <Icon name="download" />
      CSV
    </a>
  );
}
