import type { ReactNode } from 'react';

/** The steps, and below them what is done next, which stays in view. */
export function StepsAndFoot({ children, foot }: { children: ReactNode; foot: ReactNode }) {
  return (
    <>
      <div className="min-h-0 grow overflow-y-auto thin-scroll stacked:overflow-visible">{children}</div>
      {foot && <div className="flex shrink-0 flex-col gap-8 border-t border-l2 px-16 pt-10 pb-12">{foot}</div>}
    </>
  );
}
