'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { SecretField } from '#components/ui/form/secret-field.tsx';
import { madeSecret } from './made-secret.ts';

type NewSecretProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Whether we choose it, so that one can be made here. */
  isOurs: boolean;
  aside?: string;
  hint?: string | null;
  error?: string;
  /** The webhooks' address before the secret, where the secret is part of it. */
  addressBefore?: string | null;
};

/** A secret that is typed or made. One that was made is shown once, because the provider needs it too. */
export function NewSecret({ value, onChange, isOurs, addressBefore = null, ...field }: NewSecretProps) {
  const [made, setMade] = useState<string | null>(null);
  const make = () => {
    const secret = madeSecret();
    setMade(secret);
    onChange(secret);
  };
  const isReadable = made !== null && made === value;
  const shown = isReadable ? (addressBefore === null ? made : `${addressBefore}/${made}`) : null;
  return (
    <div>
      <SecretField
        {...field}
        value={value}
        onChange={onChange}
        act={isOurs && value === '' && <Button onClick={make}>Make one</Button>}
      />
      {shown !== null && (
        <p className="mt-6 flex min-w-0 flex-wrap items-center gap-8 text-12 text-t2">
          <span>
            {addressBefore
              ? 'The address for webhooks, shown only once:'
              : 'Shown only once; give it to the provider too:'}
          </span>
          <span className="mono min-w-0 rounded-4 border border-l1 bg-s2 px-6 py-2 break-all">{shown}</span>
          <CopyButton text={shown} />
        </p>
      )}
    </div>
  );
}
