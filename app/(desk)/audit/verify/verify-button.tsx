'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { laterDialog } from '#components/ui/later.tsx';

const VerifyDialog = laterDialog(async () => (await import('./verify-dialog.tsx')).VerifyDialog);

export function VerifyButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setIsOpen(true)}>
        Verify
      </Button>
      {isOpen && <VerifyDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
