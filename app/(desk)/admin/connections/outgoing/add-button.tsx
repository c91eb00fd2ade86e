'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EndpointForm } from './endpoint/form.tsx';

/** Opens the dialog that adds an endpoint. */
export function AddButton({ look }: { look: 'primary' | 'plain' }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look={look} icon="plus" onClick={() => setIsOpen(true)}>
        Add endpoint
      </Button>
      {isOpen && <EndpointForm line={null} onClose={() => setIsOpen(false)} />}
    </>
  );
}
