'use client';

import { useEffect, useState } from 'react';
import { Skeleton } from './skeleton.tsx';

type Modules = { size: number; data: boolean[][] };

/** A QR code (ISO/IEC 18004), dark on light in both themes, because many readers know no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [modules, setModules] = useState<Modules | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Loaded when it is asked for: most who see the link copy it.
    void import('uqr').then(({ encode }) => {
      if (isWanted) setModules(encode(text, { ecc: 'M', border: 4 }));
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  if (modules === null) return <Skeleton width="short" />;
  const { size } = modules;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="mt-8 size-160 rounded-4 forced-color-adjust-none"
    >
      <rect width={size} height={size} fill="white" />
      <path d={darkModules(modules)} fill="black" shapeRendering="crispEdges" />
    </svg>
  );
}

/** One path for all dark modules, a run in a row as one rectangle. */
function darkModules({ data }: Modules): string {
  return data
    .flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`))
    .join('');
}

function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last && last.from + last.length === x) last.length += 1;
    else runs.push({ from: x, length: 1 });
  }
  return runs;
}
