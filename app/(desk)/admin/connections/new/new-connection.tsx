'use client';

import { useState } from 'react';
import type { ProviderChoice } from '#lib/review/connections/provider-choice.ts';
import { NewForm } from './new-form.tsx';
import { ProviderList } from './provider-list.tsx';

/** First the provider, then its form. */
export function NewConnection({
  id,
  choices,
  webhookBase,
}: {
  id: string;
  choices: ProviderChoice[];
  webhookBase: string;
}) {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = choices.find((choice) => choice.id === chosenId);
  if (!chosen) return <ProviderList choices={choices} onChoose={setChosenId} />;
  return (
    <NewForm
      key={chosen.id}
      id={id}
      choice={chosen}
      webhookBase={webhookBase}
      onOtherProvider={() => setChosenId(null)}
    />
  );
}
