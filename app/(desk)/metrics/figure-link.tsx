import { ScreenLink } from '#components/shell/screen-link.tsx';
import { cx } from '#components/ui/cx.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import type { Figure } from '#lib/review/metrics/figure.ts';

type FigureLinkProps = {
  text: string;
  figure: Figure | undefined;
  /** Whether this member may open cases. */
  opens: boolean;
  /** What is counted, where the words around it do not say it. */
  label?: string;
  isQuiet?: boolean;
  className?: string;
};

/** A number that opens its cases is underlined; one that opens nothing never is. */
export function FigureLink({ text, figure, opens, label, isQuiet, className }: FigureLinkProps) {
  if (!figure || !opens) return <span className={className}>{text}</span>;
  return (
    <ScreenLink
      href={queueAddress({ figure })}
      aria-label={label ? `${label}: ${text}` : undefined}
      className={cx(
        'underline decoration-l3 decoration-1 underline-offset-3',
        isQuiet ? 'text-t2' : 'text-t1',
        'hover:text-accent hover:decoration-accent',
        className,
      )}
    >
      {text}
    </ScreenLink>
  );
}
