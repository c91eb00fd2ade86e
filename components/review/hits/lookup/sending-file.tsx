import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';

/** What takes less than this shows nothing, in milliseconds. */
const afterMs = 1_000;

/** How far a file is sent, and the button that stops it, once it takes more than a second. */
export function SendingFile({ part, onStop }: { part: number; onStop: () => void }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), afterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  const percent = Math.round(part * 100);
  return (
    <>
      <progress aria-label="File sent" className="meter toned grow" value={percent} max={100} />
      <span className="text-12 text-t2 tabular-nums">{percent < 100 ? `${percent} % sent` : 'Checking the file'}</span>
      <Button size="sm" onClick={onStop}>
        Stop
      </Button>
    </>
  );
}
