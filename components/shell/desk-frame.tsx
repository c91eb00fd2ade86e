import type { ReactNode } from 'react';

/** Sidebar and screen side by side; on a phone the screen alone, at its full height. */
export function DeskFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid desk-grid h-dvh overflow-hidden phone:flex phone:h-auto phone:min-h-dvh phone:flex-col phone:overflow-visible">
      {children}
    </div>
  );
}
