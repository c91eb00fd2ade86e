'use client';

import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import { opensElsewhere } from '../review/rows/opens-elsewhere.ts';

type ScreenLinkProps = Omit<ComponentProps<'a'>, 'onClick'> & {
  href: string;
  /** Where it leads instead when the screen is opened in place. */
  go?: () => void;
};

/** A link to another screen, opened in place. The framework's own, which also fetches ahead, weighs 5 KB. */
export function ScreenLink({ href, go, ...props }: ScreenLinkProps) {
  const router = useRouter();
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        if (go) go();
        else router.push(href);
      }}
    />
  );
}
