'use client';

import { useState } from 'react';
import { beginPasskeySignIn, signInWithPasskey } from '#app/(auth)/actions.ts';
import { answered } from '#components/review/answered.ts';
import { passkeyTrouble, signedAnswer } from '#components/shell/proof/passkey.ts';

/** Signs in with a passkey. @param from the path of this site to open afterwards */
export function usePasskey(from: string) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const use = async () => {
    setIsBusy(true);
    setProblem(null);
    const found = await signIn();
    if (found === null) return location.assign(from);
    setProblem(found);
    setIsBusy(false);
  };
  return { isBusy, problem, use: () => void use() };
}

async function signIn(): Promise<string | null> {
  const trouble = passkeyTrouble(location);
  if (trouble) return trouble;
  const begun = await answered(beginPasskeySignIn({}));
  if (!begun.ok) return begun.message;
  const given = await signedAnswer(begun.value);
  if (!given.ok) return given.problem;
  const result = await answered(signInWithPasskey({ answer: given.answer }));
  return result.ok ? null : result.message;
}
