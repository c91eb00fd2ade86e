'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { readSession } from '#components/shell/session-ends.ts';

/**
 * A link on another site arrives without the session's cookie, which is SameSite=Strict. Asked from this page, the
 * browser sends it: who is signed in goes on to where the link leads, once, since that navigation comes from this site.
 * @param children shown to who is not signed in
 */
export function AlreadySignedIn({ to, children }: { to: string; children: ReactNode }) {
  const [isStranger, setIsStranger] = useState(false);
  useEffect(() => {
    void readSession().then((ends) => {
      if (ends) location.replace(to);
      else setIsStranger(true);
    });
  }, [to]);
  if (isStranger) return children;
  return (
    <p role="status" className="text-t3">
      Checking whether you are signed in
    </p>
  );
}
