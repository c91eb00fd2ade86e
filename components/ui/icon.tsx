'use client';

import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/**
 * An icon on a 14 px grid, always decorative: a text or label says the same. It is a client component, because a shape
 * streamed after its `svg` gets a placeholder with a style attribute, which the content security policy refuses.
 */
export function Icon({
  name,
  size = 14,
  className,
}: {
  name: IconName;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return (
    <svg className={cx('icon', sizes[size], className)} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** Every shape, once in each page: a page of the queue shows two hundred icons. */
export function IconShapes() {
  return (
    <svg className="hidden" aria-hidden="true">
      {Object.entries(shapes).map(([name, shape]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 14 14">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

const sizes = { 10: 'size-10', 12: 'size-12', 14: undefined, 16: 'size-16' };

const shapes = {
  pass: (
    <>
      <circle cx="7" cy="7" r="5.6" />
      <path d="M4.6 7.2 6.3 8.9 9.5 5.4" />
    </>
  ),
  attention: (
    <>
      <path
        d="M7 1.2c.4 0 .75.2.95.55l4.9 8.9c.4.75-.1 1.6-.95 1.6H2.1
          c-.85 0-1.35-.85-.95-1.6l4.9-8.9c.2-.35.55-.55.95-.55Z"
        fill="currentColor"
        stroke="none"
      />
      <path d="M7 4.7v3.2M7 10v.05" className="stroke-s1" strokeWidth="1.5" />
    </>
  ),
  fail: (
    <>
      <path d="M4.5 1h5L13 4.5v5L9.5 13h-5L1 9.5v-5Z" fill="currentColor" stroke="none" />
      <path d="m5 5 4 4m0-4L5 9" className="stroke-s1" strokeWidth="1.5" />
    </>
  ),
  pending: <circle cx="7" cy="7" r="5.5" strokeWidth="1.4" strokeLinecap="butt" strokeDasharray="2.3 2.02" />,
  unknown: (
    <>
      <path d="m7 .9 6.1 6.1L7 13.1.9 7Z" />
      <path d="M5.7 5.8c0-.8.55-1.3 1.3-1.3s1.3.5 1.3 1.2c0 .9-1.3 1-1.3 2M7 9.4v.05" strokeWidth="1.2" />
    </>
  ),
  notDone: (
    <>
      <circle cx="7" cy="7" r="5.6" />
      <path d="M4.7 7h4.6" />
    </>
  ),
  search: <path d="M6 10.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4Zm3.1-1.1 3.1 3.1" />,
  remove: <path d="m4 4 6 6m0-6-6 6" />,
  plus: <path d="M7 3v8M3 7h8" />,
  minus: <path d="M3 7h8" />,
  down: <path d="m4 5.5 3 3 3-3" />,
  left: <path d="M8.5 3.5 5 7l3.5 3.5" />,
  right: <path d="M5.5 3.5 9 7l-3.5 3.5" />,
  file: (
    <>
      <path d="M3.2 1.6h5l2.6 2.6v8.2H3.2z" />
      <path d="M8.1 1.8v2.6h2.5" />
    </>
  ),
  eye: (
    <>
      <path d="M1.5 7S3.5 3.2 7 3.2 12.5 7 12.5 7 10.5 10.8 7 10.8 1.5 7 1.5 7Z" />
      <circle cx="7" cy="7" r="1.6" />
    </>
  ),
  lock: <path d="M3.5 6.5h7v5h-7zM5 6.5V4.6a2 2 0 0 1 4 0v1.9" />,
  queue: <path d="M2 3.5h10M2 7h10M2 10.5h6" />,
  hits: (
    <>
      <path d="M7 1.8v3M7 9.2v3M1.8 7h3M9.2 7h3" />
      <circle cx="7" cy="7" r="4" />
    </>
  ),
  agrees: <path d="M3.5 5.5h7M3.5 8.5h7" />,
  contradicts: <path d="M3.5 5.5h7M3.5 8.5h7M9 3 5 11" />,
  neutral: <circle cx="7" cy="7" r="1.6" />,
  ledger: <path d="M3 1.8h8v10.4l-2-1.2-2 1.2-2-1.2-2 1.2zM5.2 4.8h3.6M5.2 7.2h3.6" />,
  settings: (
    <>
      <path d="M2 4h5M10.5 4H12M2 10h1.5M7 10h5" />
      <circle cx="8.8" cy="4" r="1.6" />
      <circle cx="5.2" cy="10" r="1.6" />
    </>
  ),
  check: <path d="m3 7.4 2.6 2.6L11 4.4" />,
  rotate: <path d="M11.5 7A4.5 4.5 0 1 1 9.8 3.5M10 1.5v2.2H7.8" />,
  invert: (
    <>
      <path d="M7 1.8a5.2 5.2 0 1 0 0 10.4Z" />
      <circle cx="7" cy="7" r="5.2" />
      <path d="M7 1.8a5.2 5.2 0 0 1 0 10.4Z" fill="currentColor" stroke="none" />
    </>
  ),
  compare: <path d="M1.8 3h4.4v8H1.8zM7.8 3h4.4v8H7.8z" />,
  open: <circle cx="7" cy="7" r="5.2" />,
  claimed: (
    <>
      <circle cx="7" cy="7" r="5.2" />
      <path d="M7 3.8a3.2 3.2 0 0 1 0 6.4Z" fill="currentColor" stroke="none" />
    </>
  ),
  people: (
    <>
      <path
        d="M5 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm-3.6 6c0-2.2 1.6-3.6 3.6-3.6S8.6 9.8 8.6 12
        M9.4 2.2a2 2 0 0 1 0 3.6M12.6 12c0-1.7-.9-2.9-2.3-3.4"
      />
    </>
  ),
  more: <path d="M3 7h.01M7 7h.01M11 7h.01" strokeWidth="1.8" />,
  external: <path d="M5.5 3H3v8h8V8.5M8 2.5h3.5V6M11.5 2.5 6.5 7.5" />,
  bell: <path d="M3 10h8L10 8.4V6a3 3 0 0 0-6 0v2.4zM5.8 12h2.4" />,
  up: <path d="M7 11.5v-9M3.8 5.6 7 2.4l3.2 3.2" />,
  inbox: <path d="M2 8h3l1 2h2l1-2h3M2 8l1.6-5.5h6.8L12 8v3.5H2z" />,
  hold: <path d="M5 3v8M9 3v8" />,
  moon: <path d="M11.8 8.3A5 5 0 1 1 5.7 2.2a4 4 0 0 0 6.1 6.1Z" />,
  clock: (
    <>
      <path d="M7 4.2V7l1.8 1.2" />
      <circle cx="7" cy="7" r="5.4" />
    </>
  ),
  live: <circle cx="7" cy="7" r="3" fill="currentColor" stroke="none" />,
  sun: (
    <path
      d="M7 4.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM7 1v1.2M7 11.8V13M1 7h1.2M11.8 7H13M2.8 2.8l.8.8
      M10.4 10.4l.8.8M11.2 2.8l-.8.8M3.6 10.4l-.8.8"
    />
  ),
  screen: <path d="M1.8 2.6h10.4v7H1.8zM5 12h4" />,
  leave: <path d="M8.5 2H3v10h5.5M6 7h6.5M10.3 4.8 12.5 7l-2.2 2.2" />,
  copy: <path d="M5 4.8h7v7H5zM9 4.8V2H2v7h3" />,
  plug: <path d="M5 1.8v3M9 1.8v3M3.4 4.8h7.2v1.7a3.6 3.6 0 0 1-7.2 0zM7 10.1v2.4" />,
  keyboard: <path d="M1.5 3.5h11v7h-11zM4 6h.01M7 6h.01M10 6h.01M4.5 8.3h5" />,
  riskLow: bars('M0 8h3v4H0z', 'M4 5h3v7H4zM8 1h3v11H8z'),
  riskMedium: bars('M0 8h3v4H0zM4 5h3v7H4z', 'M8 1h3v11H8z'),
  riskHigh: bars('M0 8h3v4H0zM4 5h3v7H4zM8 1h3v11H8z', ''),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** Three bars, 11 px wide and high: as many of them full as the level. */
function bars(full: string, empty: string): ReactNode {
  return (
    <>
      <path d={full} fill="currentColor" stroke="none" />
      {empty && <path d={empty} className="fill-l2" stroke="none" />}
    </>
  );
}
