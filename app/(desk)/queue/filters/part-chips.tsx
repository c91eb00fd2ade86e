import { Fragment, useLayoutEffect, useRef } from 'react';
import { Chip } from '#components/ui/chip.tsx';
import { cx } from '#components/ui/cx.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { QueueLink } from '../queue-link.tsx';
import { goToFilter } from '../use-queue.ts';
import type { PartChip } from './chips.ts';
import { EditField } from './edit-field.tsx';
import { chipText, joinBetween, runsOf, type Unit } from './joins.ts';

type PartChipsProps = { filter: QueueFilter; connections: ConnectionHealth[]; chips: PartChip[] };

/** The chips of the parts, with what joins them between them. */
export function PartChips({ filter, connections, chips }: PartChipsProps) {
  const runs = runsOf(filter, chips);
  const { line, onJoin } = useFocusOnJoin(filter);
  const join = (left: Unit | undefined, right: Unit | undefined) =>
    left && right && <Joiner filter={filter} left={left} right={right} onJoin={onJoin} />;
  const shown = (unit: Unit) => <UnitChips unit={unit} filter={filter} connections={connections} />;
  return (
    <span ref={line} className="contents">
      {runs.map(({ isJoined, units }, at) => (
        <Fragment key={isJoined ? 'joined' : keyOf(units[0])}>
          {join(runs[at - 1]?.units.at(-1), units[0])}
          {isJoined ? (
            <fieldset
              aria-label="One of these is enough"
              className="m-0 flex min-w-0 flex-wrap items-center gap-6 rounded-6 border border-l2 bg-s2 p-1"
            >
              {units.map((unit, place) => (
                <Fragment key={keyOf(unit)}>
                  {join(units[place - 1], unit)}
                  {shown(unit)}
                </Fragment>
              ))}
            </fieldset>
          ) : (
            units.map((unit) => <Fragment key={keyOf(unit)}>{shown(unit)}</Fragment>)
          )}
        </Fragment>
      ))}
    </span>
  );
}

function keyOf(unit: Unit | undefined): string {
  return unit?.chips[0]?.key ?? '';
}

type UnitChipsProps = { unit: Unit; filter: QueueFilter; connections: ConnectionHealth[] };

function UnitChips({ unit, filter, connections }: UnitChipsProps) {
  return unit.chips.map(({ key, change, of, isNot, joins: _, ...chip }, at) => (
    <Fragment key={key}>
      {at > 0 && <span className="text-12 text-t3">with</span>}
      <Chip
        {...chip}
        edit={(look) => (
          <EditField {...look} {...chip} of={of} isNot={isNot} filter={filter} connections={connections} />
        )}
        remove={(look) => <QueueLink filter={{ ...filter, ...change, cursor: null }} {...look} />}
      />
    </Fragment>
  ));
}

type JoinerProps = { filter: QueueFilter; left: Unit; right: Unit; onJoin: (left: Unit, right: Unit) => void };

/** The word between two chips, which changes to the other one. */
function Joiner({ filter, left, right, onJoin }: JoinerProps) {
  const join = joinBetween(filter, left, right);
  if (!join) return null;
  const { word, change } = join;
  const other = word === 'and' ? 'or' : 'and';
  const [first, second] = [left, right].map(({ chips }) => chips.map(chipText).join(' with '));
  return (
    <button
      type="button"
      data-joins={`${left.joins} ${right.joins}`}
      aria-label={`${first} ${word} ${second}, change to ${other}`}
      title={`Change to “${other}”`}
      onClick={() => {
        onJoin(left, right);
        goToFilter(queueAddress({ ...filter, ...change, cursor: null }));
      }}
      className={cx(
        '-mx-2 h-24 shrink-0 rounded-3 px-4 text-12 hover:bg-s3 hover:text-t1 phone:h-36 phone:px-8',
        word === 'or' ? 'text-t1' : 'text-t3',
      )}
    >
      {word}
    </button>
  );
}

/** A word that was changed is in another place: the focus goes along, or to the word beside the one that moved. */
function useFocusOnJoin(filter: QueueFilter) {
  const line = useRef<HTMLSpanElement>(null);
  const changed = useRef<Unit['joins'][] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the chips of another filter are shown
  useLayoutEffect(() => {
    const [left, right] = changed.current ?? [];
    changed.current = null;
    const words = [...(line.current?.querySelectorAll<HTMLElement>('[data-joins]') ?? [])];
    const beside = (...fields: unknown[]) =>
      words.find(({ dataset }) => fields.every((field) => dataset.joins?.split(' ').includes(String(field))));
    if (right) (beside(left, right) ?? beside(right) ?? beside(left))?.focus();
  }, [filter]);
  return {
    line,
    onJoin: (left: Unit, right: Unit) => {
      changed.current = [left.joins, right.joins];
    },
  };
}
