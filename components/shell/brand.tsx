import { cx } from '#components/ui/cx.ts';

export function Brand({ className }: { className?: string }) {
  return (
    <span className={cx('flex items-center gap-8 text-15 font-semibold tracking-tight', className)}>
      <BrandMark />
      Docket
    </span>
  );
}

export function BrandMark() {
  return (
    <svg width="16" height="18" viewBox="2 0 14 18" aria-hidden="true" className="shrink-0">
      <path d="M2 1h9.5L16 5.5V17H2Z" fill="currentColor" />
      <path d="M5 9.6 7.6 12.2 13 6.6" fill="none" className="stroke-s0" strokeWidth="1.7" strokeLinecap="square" />
    </svg>
  );
}
