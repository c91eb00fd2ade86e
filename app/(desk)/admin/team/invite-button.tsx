'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** Opens the dialog that invites someone. */
export function InviteButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" icon="plus" onClick={() => setIsOpen(true)}>
        Invite
      </Button>
      {isOpen && <InviteDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
