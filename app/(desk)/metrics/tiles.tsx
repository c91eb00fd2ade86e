import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { MetricsRead } from '#lib/review/metrics/read.ts';
import { type Tile, type TileValue, tilesOf } from '#lib/review/metrics/sections/tiles.ts';
import { FigureLink } from './figure-link.tsx';

/** The first numbers, each with what it was before and what it means. */
export function Tiles({ read }: { read: MetricsRead }) {
  return (
    <div className="grid gap-px border-b border-l2 bg-l1 tiles-grid">
      {tilesOf(read).map((tile) => (
        <TileView key={tile.id} tile={tile} opens={read.opensCases} isWide={tile.id === 'in-time' && !read.isOwn} />
      ))}
    </div>
  );
}

function TileView({ tile, opens, isWide }: { tile: Tile; opens: boolean; isWide: boolean }) {
  return (
    <section className={cx('bg-s1 px-16 py-12', isWide && 'col-span-2 phone:col-span-1')} data-tile={tile.id}>
      <h2 className="text-12 text-t2">{tile.title}</h2>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-12 gap-y-2">
        {tile.values.map((value, at) => (
          <Value key={value.name ?? value.after} value={value} opens={opens} title={tile.title} isFirst={at === 0} />
        ))}
      </p>
      <p className="mt-4 text-12 text-pretty text-t2">{tile.definition}</p>
    </section>
  );
}

type ValueProps = { value: TileValue; opens: boolean; title: string; isFirst: boolean };

function Value({ value: { text, figure, name, after, mark }, opens, title, isFirst }: ValueProps) {
  const isLarge = isFirst || name === 'p90';
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-6">
      {mark && <ToneIcon tone={mark} className="self-center" />}
      {name && <span className="text-12 text-t2">{name}</span>}
      <FigureLink
        text={text}
        figure={figure}
        opens={opens}
        label={[title, name, mark && after].filter(Boolean).join(', ')}
        className={cx('font-semibold tabular-nums', isLarge && !mark ? 'text-24 tracking-title' : 'text-18')}
      />
      {after && <span className="text-12 text-t2">{after}</span>}
    </span>
  );
}
