'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';
import { NextStep } from '../next-step.tsx';
import { type Tab, tabs, useReview } from '../review-state.tsx';

type Parts = Partial<Record<Tab, { label: string; count?: ReactNode; panel: ReactNode }>>;

/** A hit is compared and judged here, and funds are compared: they take half of the height. */
const heights: Partial<Record<Tab, string>> = { hits: 'h-1/2 shrink-0', crypto: 'h-1/2 shrink-0 short:h-282' };

/** The details below the evidence, one tab at a time. */
export function Details({ parts }: { parts: Parts }) {
  const { tab, evidence } = useReview();
  const id = useId();
  return (
    <section
      aria-label="Details"
      id="place-details"
      className={cx(
        'flex min-h-0 flex-col border-t border-l2 stacked:h-auto',
        evidence.length === 0 && 'grow',
        evidence.length > 0 && (heights[tab] ?? 'h-282 shrink-0 short:h-212'),
      )}
    >
      <TabList id={id} parts={parts} />
      <div
        id={`${id}-panel`}
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by key
        tabIndex={0}
        aria-labelledby={`${id}-${tab}`}
        className="min-h-0 grow overflow-auto thin-scroll stacked:overflow-x-auto"
      >
        <NextStep waiting={null}>{parts[tab]?.panel}</NextStep>
      </div>
    </section>
  );
}

/** The arrow keys move between tabs. */
function TabList({ id, parts }: { id: string; parts: Parts }) {
  const { tab, openTab } = useReview();
  const known = tabs.filter((name) => parts[name]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && known[(known.indexOf(tab) + step + known.length) % known.length];
    if (!next) return;
    event.preventDefault();
    openTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div
      role="tablist"
      aria-label="Details"
      onKeyDown={onKeyDown}
      className="flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8"
    >
      {known.map((name) => (
        <button
          key={name}
          id={`${id}-${name}`}
          type="button"
          role="tab"
          aria-selected={name === tab}
          aria-controls={`${id}-panel`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => openTab(name)}
          className={tabClass(name === tab)}
        >
          {parts[name]?.label}
          {parts[name]?.count && <span className="text-12 font-normal text-t3 empty:hidden">{parts[name].count}</span>}
        </button>
      ))}
    </div>
  );
}
