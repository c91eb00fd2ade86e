type Ring = { radius: number; swing: number; petals: number; copies: number };

const rings: Ring[] = [
  { radius: 240, swing: 44, petals: 12, copies: 9 },
  { radius: 150, swing: 46, petals: 9, copies: 9 },
  { radius: 66, swing: 38, petals: 6, copies: 8 },
];

/** A guilloche, as in security print: one wave around a circle, turned a little for each copy. */
export function Rosette({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 600 600" aria-hidden="true" fill="none" strokeWidth="0.5" className={className}>
      {rings.map((ring) => (
        <g key={ring.radius}>
          <path id={`ring-${ring.radius}`} d={wave(ring)} />
          {turns(ring).map((degrees) => (
            <use key={degrees} href={`#ring-${ring.radius}`} transform={`rotate(${degrees} 300 300)`} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function turns({ petals, copies }: Ring): string[] {
  return Array.from({ length: copies - 1 }, (_, copy) => ((360 / petals / copies) * (copy + 1)).toFixed(2));
}

function wave({ radius, swing, petals }: Ring): string {
  const points = Array.from({ length: 360 }, (_, degree) => {
    const angle = (degree * Math.PI) / 180;
    const distance = radius + swing * Math.cos(petals * angle);
    return `${(300 + distance * Math.cos(angle)).toFixed(1)} ${(300 + distance * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}
