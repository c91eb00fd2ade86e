import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Tone } from '#components/ui/tone.tsx';

type CodePanelProps = {
  name: string;
  /** Where its name is said in short. */
  heading: string;
  /** Where the text of the code comes from. */
  source: string;
  acts?: ReactNode;
  error: Error | null;
  onTryAgain: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** The panel below the stage for a code on a document: its zone or its barcode. */
export function CodePanel({ name, heading, source, acts, error, onTryAgain, onClose, children }: CodePanelProps) {
  return (
    <section
      aria-label={name}
      className="max-h-280 shrink-0 overflow-y-auto border-t border-l2 bg-s1 px-16 pt-8 pb-12 thin-scroll"
    >
      <div className="mb-6 flex min-h-28 flex-wrap items-center gap-8">
        <h2 className="font-semibold">{heading}</h2>
        <span className="me-auto text-12 text-t2">{source}</span>
        {acts}
        <Button size="sm" look="quiet" icon="remove" aria-label={`Close ${heading}`} onClick={onClose} />
      </div>
      {error && (
        <p className="flex items-center gap-8">
          <Tone tone="fail">{error.message}</Tone>
          <Button size="sm" onClick={onTryAgain}>
            Try again
          </Button>
        </p>
      )}
      {children}
    </section>
  );
}
