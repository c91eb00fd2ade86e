'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { QrCode } from '#components/ui/qr-code.tsx';
import { Time } from '../time/time.tsx';

/** A link that the applicant opens: to copy, with its end, and as a QR code for a phone that is at hand. */
export function SentLink({ link, expiresAt }: { link: string; expiresAt: string | null }) {
  const [isCodeShown, setIsCodeShown] = useState(false);
  return (
    <div className="mt-4 text-12">
      <p className="flex min-w-0 flex-wrap items-center gap-8">
        <span className="mono min-w-0 truncate rounded-4 border border-l1 bg-s2 px-6 py-2">{link}</span>
        <CopyButton text={link} />
        <Button size="sm" look="quiet" aria-expanded={isCodeShown} onClick={() => setIsCodeShown(!isCodeShown)}>
          QR code
        </Button>
        {expiresAt && (
          <span className="shrink-0 text-t3">
            until <Time at={expiresAt} />
          </span>
        )}
      </p>
      {isCodeShown && <QrCode text={link} label="QR code of the link" />}
    </div>
  );
}
