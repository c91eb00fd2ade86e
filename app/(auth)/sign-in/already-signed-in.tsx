'use client';

import { useEffect } from 'react';
import { readSession } from '#components/shell/session-ends.ts';

/**
 * A link on another site arrives without the session's cookie, which is SameSite=Strict. Asked from this page, the
 * browser sends it: who is signed in goes on, once, to where the link leads.
 */
export function AlreadySignedIn({ to }: { to: string }) {
  useEffect(() => {
    void readSession().then((ends) => {
      if (ends) location.replace(to);
    });
  }, [to]);
  return null;
}
