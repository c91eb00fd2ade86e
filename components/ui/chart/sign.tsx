/** What the bars of a chart mean: one of them, as it looks, and its word. `height` is at most 9. */
export function ChartSign({ className, height, word }: { className: string; height: number; word: string }) {
  return (
    <span className="inline-flex items-center gap-6">
      <svg aria-hidden="true" width="10" height="10">
        <rect x="1" y={9 - height} width="8" height={height} className={className} />
      </svg>
      {word}
    </span>
  );
}
