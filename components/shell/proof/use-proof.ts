'use client';

import type { AuthenticationResponseJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Problem } from '#components/review/problem.ts';
import type { ProofWays } from '#lib/review/members/factors.ts';
import type { ProofSubject } from '#lib/review/members/subject.ts';
import { signedAnswer } from './passkey.ts';

/** What proves who the member is. */
export type GivenProof =
  | { password: string }
  | { code: string }
  | { passkey: AuthenticationResponseJSON }
  | { signIn: true };

type Begun = { ok: true; value: PublicKeyCredentialRequestOptionsJSON } | { ok: false; problem: Problem };

/** Proves to the server who the member is, for one act; a passkey begins with a question of the server. */
export type ProofActs = {
  begin: (subject: ProofSubject) => Promise<Begun>;
  stepUp: (given: { subject: ProofSubject; proof: GivenProof }) => Promise<Problem>;
};

/** `sign_in`: a member without a password and a second factor, who has signed in at an issuer. */
export type ProofWay = 'password' | 'code' | 'passkey' | 'sign_in';

/** How the member proves who they are, what they have typed, whether it is enough, and the act that sends it. */
export type Proof = {
  /** Null while it is not known yet what the member has. */
  way: ProofWay | null;
  otherWay: ProofWay | null;
  choose: (way: ProofWay) => void;
  typed: string;
  type: (typed: string) => void;
  isGiven: boolean;
  prove: (subject: ProofSubject) => Promise<Problem>;
};

/** The proof of one dialog. */
export function useProof(acts: ProofActs): Proof {
  const { data: ways } = useQuery({ queryKey: ['proof-ways'], queryFn: readWays, staleTime: 0 });
  const [chosen, choose] = useState<ProofWay | null>(null);
  const [typed, type] = useState('');
  const way = chosen ?? (ways ? firstWay(ways) : null);
  return {
    way,
    otherWay: ways?.code && ways.passkey ? (way === 'code' ? 'passkey' : 'code') : null,
    choose,
    typed,
    type,
    isGiven: way === 'passkey' || way === 'sign_in' || (way !== null && typed.trim() !== ''),
    prove: (subject) =>
      way === 'passkey' ? provePasskey(acts, subject) : acts.stepUp({ subject, proof: of(way, typed) }),
  };
}

function of(way: ProofWay | null, typed: string): GivenProof {
  if (way === 'sign_in') return { signIn: true };
  return way === 'code' ? { code: typed.trim() } : { password: typed };
}

async function provePasskey(acts: ProofActs, subject: ProofSubject): Promise<Problem> {
  const begun = await acts.begin(subject);
  if (!begun.ok) return begun.problem;
  const given = await signedAnswer(begun.value);
  if (!given.ok) return { message: given.problem, fields: { proof: given.problem } };
  return acts.stepUp({ subject, proof: { passkey: given.answer } });
}

function firstWay({ code, passkey, password }: ProofWays): ProofWay {
  if (passkey) return 'passkey';
  if (code) return 'code';
  return password ? 'password' : 'sign_in';
}

async function readWays(): Promise<ProofWays> {
  const answer = await fetch('/api/session', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return ((await answer.json()) as { ways: ProofWays }).ways;
}
